/** How a firm without IT gives its server a secure address: three ways, what each needs, and the steps (RG-9). */
import { voice, w } from '#web/base/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { me } from '#web/sync/signed-in.ts'
import { httpsWords } from '#web/settings/https-words.ts'

const words = voice(httpsWords)

const local = 'reverse_proxy 127.0.0.1:4400'
const ways = [
  { way: 'domain', lines: ['uitrol.example.com {', `  ${local}`, '}'] },
  { way: 'tailscale', lines: ['tailscale serve --bg 4400'] },
  { way: 'own', lines: ['uitrol.office.internal {', '  tls internal', `  ${local}`, '}'] },
] as const
const settings = ['HOST=127.0.0.1', 'UITROL_PUBLIC_URL=https://uitrol.example.com', 'UITROL_TRUST_PROXY=127.0.0.1']

const Lines = ({ label, lines }: { label: string; lines: readonly string[] }) => (
  // Wider than a phone it is scrolled, by keyboard too.
  <pre class="code-lines" tabIndex={0} role="region" aria-label={label}>
    {lines.join('\n')}
  </pre>
)

export const HttpsPage = () => (
  <div class="stack wide">
    <PageHeading over={<a href="/settings">← {w('settings')}</a>} title={words('title')} />
    <section class="card">
      <p>
        <span aria-hidden="true">{me.value?.isWithoutHttps ? '◆' : '●'} </span>
        <strong>{words(me.value?.isWithoutHttps ? 'stateNow' : 'stateGood')}</strong>
      </p>
      <p>{words('why')}</p>
      <dl class="facts">
        <dt>{words('address')}</dt>
        <dd>{me.value?.publicUrl ?? words('addressNone')}</dd>
      </dl>
    </section>
    {ways.map(({ way, lines }) => (
      <section class="card" key={way} aria-labelledby={`way-${way}`}>
        <h2 id={`way-${way}`}>{words(way)}</h2>
        <p class="soft">{words(`${way}For`)}</p>
        <p>
          <strong>{words('needs')}:</strong> {words(`${way}Needs`)}
        </p>
        <p>
          <strong>{words('steps')}:</strong> {words(`${way}Steps`)}
        </p>
        <Lines label={`${words('steps')}: ${words(way)}`} lines={lines} />
      </section>
    ))}
    <section class="card" aria-labelledby="then">
      <h2 id="then">{words('tell')}</h2>
      <p>{words('tellText')}</p>
      <Lines label={`${words('steps')}: ${words('tell')}`} lines={settings} />
      <p class="small soft">{words('more')}</p>
    </section>
  </div>
)
