/** Our own words for each kind of message, in every language; places are filled per reader. */
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

Before long we will work with {{tool}}, and you should hear it from us first.

What is in it for you: {{benefit}}
Why we are changing: {{problem}}

Your first day with it: {{goLive}}
Your training: {{training}}

You are not left alone with it. This is where help is:
{{help}}

{{pilot}}

Something unclear, or not happy about it? Please ask {{ask}}

{{signed}}`,
  },
  reminder: {
    subject: 'One more week: you start with {{tool}} on {{goLive}}',
    body: `Dear {{name}},

It is nearly your turn. You start with {{tool}} on {{goLive}}.

Your training: {{training}}
Is that a bad moment? Say so on your page in Uitrol, and choose another.

Your buddy: {{buddy}}
Your champion: {{champion}}

If you get stuck:
{{help}}

Questions? Please ask {{ask}}

{{signed}}`,
  },
  welcome: {
    subject: 'Today is the day: welcome to {{tool}}',
    body: `Good morning {{name}},

From today you work with {{tool}}. Nobody expects you to know everything; take your time, and try one thing at a time.

Your buddy: {{buddy}}
Your champion: {{champion}}

If you get stuck, do not struggle on:
{{help}}

Did something go better than before? Tell us on your page in Uitrol, so that others hear of it.

{{signed}}`,
  },
  update: {
    subject: '{{tool}} this week',
    body: `Dear {{name}},

This is how far we are with {{tool}}:
{{progress}}

What went well:
{{stories}}

What many people asked:
{{questions}}

You said, we did:
{{said}}

Where help is:
{{help}}

{{signed}}`,
  },
  retrospective: {
    subject: '{{tool}} is in place. Thank you',
    body: `Dear {{name}},

We have all moved to {{tool}}. Let us look back for a moment.

This is how far we came:
{{progress}}

What went well:
{{stories}}

What we learned:
{{lessons}}

What comes next:
{{nextSteps}}

Thank you, all of you, and above all {{thanks}}

{{signed}}`,
  },
}

const nl: Record<MessageKind, Template> = {
  announcement: {
    subject: '{{tool}} komt eraan: dit betekent het voor jou',
    body: `Beste {{name}},

Binnenkort gaan we met {{tool}} werken. Dat hoor je graag als eerste van ons.

Wat je eraan hebt: {{benefit}}
Waarom we veranderen: {{problem}}

Jouw eerste dag ermee: {{goLive}}
Jouw training: {{training}}

Je staat er niet alleen voor. Hier vind je hulp:
{{help}}

{{pilot}}

Is iets niet duidelijk, of zie je ertegenop? Vraag het gerust aan {{ask}}

{{signed}}`,
  },
  reminder: {
    subject: 'Nog een week: je begint met {{tool}} op {{goLive}}',
    body: `Beste {{name}},

Je bent bijna aan de beurt. Je begint met {{tool}} op {{goLive}}.

Jouw training: {{training}}
Komt dat niet uit? Laat het weten op je pagina in Uitrol en kies een andere.

Jouw maatje: {{buddy}}
Jouw kartrekker: {{champion}}

Als je vastloopt:
{{help}}

Vragen? Stel ze gerust aan {{ask}}

{{signed}}`,
  },
  welcome: {
    subject: 'Vandaag is het zover: welkom bij {{tool}}',
    body: `Goedemorgen {{name}},

Vanaf vandaag werk je met {{tool}}. Niemand verwacht dat je alles al weet. Neem je tijd en probeer één ding tegelijk.

Jouw maatje: {{buddy}}
Jouw kartrekker: {{champion}}

Loop je vast, blijf er dan niet mee zitten:
{{help}}

Gaat iets beter dan eerst? Vertel het op je pagina in Uitrol, dan horen anderen het ook.

{{signed}}`,
  },
  update: {
    subject: '{{tool}} deze week',
    body: `Beste {{name}},

Zo ver zijn we met {{tool}}:
{{progress}}

Wat goed ging:
{{stories}}

Wat veel mensen vroegen:
{{questions}}

Jij zei het, wij deden het:
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
