/** The standard text of each kind of message, in every language; merge fields are filled per recipient. */
import type { MessageKind } from '#core/communication/kinds.ts'
import type { Language } from '#core/kernel/language.ts'

interface Template {
  readonly subject: string
  readonly body: string
}

const en: Record<MessageKind, Template> = {
  announcement: {
    subject: '{{tool}} is coming: what it means for you',
    body: `Dear {{name}},

Soon we will start using {{tool}}. Here is what changes for you.

The benefit: {{benefit}}
Why we are changing: {{problem}}

Your first day: {{goLive}}
Your training: {{training}}

Help is close by:
{{help}}

{{pilot}}

Questions or concerns? Please ask {{ask}}

{{signed}}`,
  },
  reminder: {
    subject: 'You start with {{tool}} next week, on {{goLive}}',
    body: `Dear {{name}},

You start with {{tool}} on {{goLive}}.

Your training: {{training}}
Does that not suit you? Choose another session on your page in Uitrol.

Your buddy: {{buddy}}
{{championLine}}

Stuck? Get help:
{{help}}

Questions? Please ask {{ask}}

{{signed}}`,
  },
  welcome: {
    subject: 'Today is the day: welcome to {{tool}}',
    body: `Good morning {{name}},

From today you work with {{tool}}. Nobody expects you to know everything yet. Take your time, and try one thing at a time.

Your buddy: {{buddy}}
{{championLine}}

Stuck? Get help:
{{help}}

Is something better than before? Tell us on your page in Uitrol, so that others can benefit too.

{{signed}}`,
  },
  update: {
    subject: '{{tool}} this week',
    body: `Dear {{name}},

Progress with {{tool}}:
{{progress}}

Our goals:
{{goals}}

What went well:
{{stories}}

Common questions:
{{questions}}

You said, we did:
{{said}}

Where to get help:
{{help}}

{{signed}}`,
  },
  retrospective: {
    subject: '{{tool}} is in place. Thank you',
    body: `Dear {{name}},

We have all moved to {{tool}}. Time to look back.

Where we are now:
{{progress}}

Our goals:
{{goals}}

What went well:
{{stories}}

What we learned:
{{lessons}}

Next steps:
{{nextSteps}}

Thank you all, and especially {{thanks}}

{{signed}}`,
  },
}

const nl: Record<MessageKind, Template> = {
  announcement: {
    subject: '{{tool}} komt eraan: dit betekent het voor jou',
    body: `Beste {{name}},

Binnenkort werken we met {{tool}}. Dit verandert er voor jou.

Wat je eraan hebt: {{benefit}}
Waarom we veranderen: {{problem}}

Jouw eerste dag: {{goLive}}
Jouw training: {{training}}

Hier vind je hulp:
{{help}}

{{pilot}}

Is iets niet duidelijk, of zie je ertegenop? Vraag het gerust aan {{ask}}

{{signed}}`,
  },
  reminder: {
    subject: 'Volgende week begin je met {{tool}}: {{goLive}}',
    body: `Beste {{name}},

Je begint met {{tool}} op {{goLive}}.

Jouw training: {{training}}
Komt dat niet uit? Kies een andere sessie op je pagina in Uitrol.

Jouw maatje: {{buddy}}
{{championLine}}

Kom je er niet uit? Hier vind je hulp:
{{help}}

Vragen? Stel ze gerust aan {{ask}}

{{signed}}`,
  },
  welcome: {
    subject: 'Vandaag is het zover: welkom bij {{tool}}',
    body: `Goedemorgen {{name}},

Vanaf vandaag werk je met {{tool}}. Niemand verwacht dat je alles al weet. Neem je tijd en probeer één ding tegelijk.

Jouw maatje: {{buddy}}
{{championLine}}

Kom je er niet uit? Hier vind je hulp:
{{help}}

Gaat iets beter dan eerst? Vertel het op je pagina in Uitrol, dan horen anderen het ook.

{{signed}}`,
  },
  update: {
    subject: '{{tool}} deze week',
    body: `Beste {{name}},

Zo ver zijn we met {{tool}}:
{{progress}}

Onze doelen:
{{goals}}

Wat goed ging:
{{stories}}

Veelgestelde vragen:
{{questions}}

Jij zei, wij deden:
{{said}}

Hier vind je hulp:
{{help}}

{{signed}}`,
  },
  retrospective: {
    subject: '{{tool}} staat. Dank je wel',
    body: `Beste {{name}},

We zijn allemaal over op {{tool}}. Tijd om even terug te kijken.

Zo ver zijn we gekomen:
{{progress}}

Onze doelen:
{{goals}}

Wat goed ging:
{{stories}}

Wat we hebben geleerd:
{{lessons}}

Hoe het verdergaat:
{{nextSteps}}

Dank je wel, iedereen, en vooral {{thanks}}

{{signed}}`,
  },
}

/**
 * What we would say in a message of a kind; `{{lessons}}` and `{{nextSteps}}` are for the lead to write (CM-4).
 *
 * @example ourWords('update', 'nl').subject // '{{tool}} deze week'
 */
export const ourWords = (kind: MessageKind, language: Language): Template => (language === 'nl' ? nl : en)[kind]
