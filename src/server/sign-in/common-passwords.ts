/** Passwords that others try first: common words with what people put around them, runs on the keyboard, and one's own names. */

/**
 * Words that passwords are commonly made of, our own gathering: English, Dutch and Sranan, names of places, teams, months and people.
 * Shorter words count as part of others only, so a sentence of ordinary words is no common password.
 */
const words = new Set(
  `password passwd passwort passcode wachtwoord geheim secret secure security admin administrator beheer beheerder root superuser system
  login logon signin aanmelden welcome welkom hello hallo letmein iloveyou loveyou ikhouvanjou schatje lieverd liefde darling sweetheart
  sunshine princess prinses dragon monkey master shadow michael jordan football voetbal baseball basketball soccer superman batman spiderman
  pokemon starwars matrix trustno freedom whatever nothing internet computer laptop windows microsoft office outlook google facebook
  instagram whatsapp youtube samsung iphone android nokia huawei apple banana orange cookie cookies chocolate coffee koffie bier beer
  cheese kaas pepper ginger butter summer zomer winter spring lente autumn herfst january januari february februari march maart april mei
  june juni july juli august augustus september october oktober november december monday maandag tuesday dinsdag wednesday woensdag
  thursday donderdag friday vrijdag saturday zaterdag sunday zondag weekend vakantie holiday christmas kerstmis easter pasen divali
  phagwa carnival carnaval family familie mother moeder father vader mama papa mommy daddy sister brother broer zus oma opa baby angel
  engel heaven hemel jesus christ christus jezus allah god bless gezegend amen church kerk faith hope charity money geld rich dollar euro
  business company bedrijf kantoor manager director directeur finance account accounting boekhouding sales verkoop marketing support
  helpdesk service server network netwerk database backup default guest gast user gebruiker test tester testing temp temporary tijdelijk
  changeme change verander sample example voorbeeld demo pass word access toegang control private prive public openup open sesame abcd
  qwerty qwertz azerty asdf asdfgh zxcv zxcvbn qazwsx poiuy lkjhg mnbvc suriname surinam sranan paramaribo nickerie albina commewijne
  marowijne saramacca wanica brokopondo lelydorp moengo guyana georgetown cayenne trinidad tobago jamaica kingston barbados bridgetown
  curacao aruba bonaire willemstad haiti belize bahamas nassau bermuda caribbean caribisch caricom antilles dominica grenada amsterdam
  rotterdam holland nederland netherlands utrecht denhaag ajax feyenoord psv oranje belgium brussel london england liverpool arsenal
  chelsea manchester united barcelona madrid real messi ronaldo neymar brazil brasil america newyork miami florida canada toronto china
  india africa europe robinhood transvaal leo victor kaseko kawina reggae bobmarley soca dancehall rasta switi lobi mylove mijnschat
  john johnny james robert david daniel william thomas charles joseph matthew anthony andrew joshua kevin brian george edward jason
  jessica jennifer amanda ashley sarah stephanie nicole michelle melissa elizabeth maria anna laura emily sophie emma julia linda patricia
  jan piet klaas peter pieter johan hans henk kees willem mark martin patrick dennis ricardo carlos jose juan luis pedro diego miguel
  ravi raj radha krishna shiva rama sita anil sunil rajesh sharma singh kumar mohamed mohammed ahmed ali hassan fatima aisha khan
  tiger tijger lion leeuw eagle falcon panther wolf bear beer horse paard dog hond doggy puppy cat kat kitty kitten fish rabbit konijn
  butterfly vlinder flower bloem rose roos lily jasmine star ster moon maan sun zon sky blue blauw red rood green groen black zwart white
  wit yellow geel purple paars pink roze gold goud silver zilver diamond diamant crystal pearl parel rainbow regenboog thunder lightning
  storm fire vuur water ice earth ocean oceaan river rivier mountain forest bos jungle island eiland beach strand boat boot car auto
  mercedes toyota corolla honda nissan suzuki hyundai mustang ferrari porsche bmw yamaha harley killer hunter ninja samurai warrior
  soldier legend champion kampioen winner winnaar player gamer gaming minecraft fortnite roblox playstation nintendo xbox mario zelda
  sonic hacker phantom ghost spook vampire zombie devil duivel demon wizard magic magie merlin gandalf potter hogwarts hobbit anakin
  yoda vader skywalker startrek spock happy gelukkig lucky geluk smile lach crazy gek sexy beautiful mooi cool awesome super power kracht
  strong sterk forever altijd always never nooit today vandaag tomorrow morgen thank thanks bedankt dankje please alsjeblieft sorry
  music muziek guitar gitaar piano drums dance dancing dansen party feest friend friends vriend vrienden bestfriend buddy boyfriend
  girlfriend husband wife love hate life leven death dood peace vrede war oorlog uitrol rollout kompas project team teams group groep`
    .split(/\s+/)
    .filter((word) => word.length > 2),
)

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}

/** Lower case without accents. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** What is left of a text without the digits and signs around it, with numbers read as the letters they stand for. */
const readings = (text: string): readonly string[] => {
  const stripped = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const letters = (from: string): string => from.replace(/[^\p{L}]/gu, '')
  const seen = (from: string): string => letters(from.replace(/[013457@8$!|]/g, (sign) => lookalikes[sign] ?? sign))
  const tail = text.replace(/[^\p{L}$@|]+$/u, '')
  return [...new Set([letters(stripped), seen(stripped), seen(tail), seen(text), seen(text).replaceAll('i', 'l')])]
}

/** Whether a text is one common word, two, or the same one over and over. */
const isCommon = (text: string): boolean => {
  if (words.has(text)) return true
  for (let cut = 3; cut <= text.length - 3; cut++) {
    const head = text.slice(0, cut)
    if (!words.has(head)) continue
    if (words.has(text.slice(cut)) || text.replaceAll(head, '') === '') return true
  }
  return false
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'azertyuiop',
  'qwertzuiop',
]
const steps = new Set(rows.flatMap((row) => [...row].slice(1).flatMap((sign, at) => [row.charAt(at) + sign, sign + row.charAt(at)])))

/** How many pieces a text falls into when neighbours on the keyboard, in the alphabet, or equal signs hold together. */
const pieces = (text: string): number => {
  const signs = [...text]
  return signs.filter((sign, at) => at === 0 || (signs[at - 1] !== sign && !steps.has(`${signs[at - 1]}${sign}`))).length
}

/** The shortest piece that a text repeats. */
const period = (text: string): number => {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) return length
  return text.length
}

/** Whether a password is one that others try first; `own` is what they would know: name, address, firm. */
export const isCommonPassword = (password: string, own: readonly string[] = []): boolean => {
  const text = plain(password.normalize('NFKC'))
  const bare = text.replace(/[\s._-]+/g, '')
  if (new Set(bare).size < 5 || (period(bare) <= 8 && period(bare) < bare.length)) return true
  if (/^\d+$/.test(bare) && bare.length < 16) return true
  if (pieces(bare) <= Math.max(3, Math.floor(bare.length / 4))) return true
  if (readings(bare).some(isCommon)) return true
  const known = own.flatMap((one) => plain(one).split(/[^\p{L}\d]+/u)).filter((one) => one.length > 3)
  const rest = known.toSorted((one, other) => other.length - one.length).reduce((left, one) => left.replaceAll(one, ''), bare)
  return rest.length < bare.length && (rest.length < 6 || /^\d+$/.test(rest) || readings(rest).some(isCommon))
}
