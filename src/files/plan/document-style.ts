/** The look of a plan as HTML: the colours of the interface, light and dark, and A4 when printed. */
export const paperStyle = `
:root{color-scheme:light dark;--paper:light-dark(#faf8f3,#14181a);--card:light-dark(#fff,#1c2225);--ink:light-dark(#1d2321,#eceae4);--soft:light-dark(#5b6560,#a4ada8);--line:light-dark(#e4dfd3,#30383b);--green:light-dark(#1f6b3a,#6cc48a);--green-wash:light-dark(#e3efe5,#1d3326);--gold:light-dark(#7d5400,#eabf52);--gold-wash:light-dark(#fbf0d3,#382e15);--blue:light-dark(#22577a,#86bfe3);--blue-wash:light-dark(#e1ecf3,#1b2e3a);--grey-wash:light-dark(#efece4,#262d30)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1120px;margin:0 auto;padding:32px 24px;display:grid;gap:20px}
h1{font-size:26px;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font-size:18px;margin:0 0 10px}
p{margin:0}
ul{margin:0;padding-left:20px}
.soft{color:var(--soft)}
.card:focus-visible{outline:2px solid var(--green);outline-offset:2px}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 24px;overflow-x:auto}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-size:13px;color:var(--soft);font-weight:600;padding:6px 10px 6px 0;vertical-align:bottom}
td{border-top:1px solid var(--line);padding:7px 10px 7px 0;vertical-align:top}
.num{text-align:right}
.day{white-space:nowrap}
.tick span{display:inline-block;width:15px;height:15px;border:2px solid var(--soft);border-radius:4px}
svg{width:100%;height:auto;min-width:640px;display:block;font-size:12px}
svg text{fill:var(--ink)}
svg .soft{fill:var(--soft)}
svg .name{font-weight:650;font-size:13px}
svg .on{font-weight:650}
svg .rule{stroke:var(--line);stroke-width:1}
svg .hatch{stroke:var(--line);stroke-width:3}
svg .freeze{fill:url(#closed)}
svg .holiday{fill:var(--grey-wash);opacity:.7}
svg .today{stroke:var(--gold);stroke-width:2}
svg .mark{fill:none;stroke:var(--soft);stroke-width:1.2;stroke-linejoin:round}
svg .mark.gate{fill:var(--soft)}
svg.key{width:14px;height:14px;min-width:0;display:inline-block;vertical-align:-2px}
.keys{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;margin-top:8px}
rect.pass{fill:var(--green-wash)}text.pass{fill:var(--green)}
rect.hold{fill:var(--gold-wash)}text.hold{fill:var(--gold)}
rect.info{fill:var(--blue-wash)}text.info{fill:var(--blue)}
rect.nodata{fill:var(--grey-wash)}text.nodata{fill:var(--soft)}
@media screen and (max-width:640px){main{padding:16px 12px;gap:14px}.card{padding:12px}h1{font-size:21px}table,tbody,tr,td{display:block;width:100%}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{padding:8px 0;border-top:1px solid var(--line)}td{border:0;padding:2px 0;overflow-wrap:anywhere}td:empty{display:none}td[data-head]:not(.tick)::before{content:attr(data-head) ": ";color:var(--soft)}.num{text-align:left}.tick{float:left;width:auto;margin-right:10px}}
@page{size:A4;margin:14mm 12mm}
@media print{:root{color-scheme:light}body{background:none;font-size:10.5px}main{padding:0;max-width:none;gap:12px}.card{border:0;padding:0;overflow:visible}h1{font-size:19px}h2{font-size:13px;margin-bottom:4px;break-after:avoid}th{font-size:9.5px}.keys{font-size:8.5px;margin-top:2px}td{padding:3px 8px 3px 0}tr,li,svg{break-inside:avoid}thead{display:table-header-group}svg{min-width:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}.tick span{width:10px;height:10px;border-width:1px}}
`
