/** The words of how a firm gives its server a secure address. */
import { catalogue } from '#core/kernel/words.ts'

export const httpsWords = catalogue({
  en: {
    title: 'A secure address for Uitrol',
    why: 'Over plain HTTP, a browser keeps no pages for when the connection fails, offers no passkeys, and sends everything readable by others on the network. One of these three ways is enough.',
    stateNow: 'People reach Uitrol without HTTPS now.',
    stateGood: 'Nobody reached Uitrol without HTTPS in the past week.',
    address: 'Public address',
    addressNone: 'not set',
    needs: 'Needs',
    steps: 'Steps',
    domain: 'Your own domain name',
    domainFor: 'People open Uitrol from anywhere.',
    domainNeeds:
      'A domain name (paid yearly), and ports 80 and 443 of your internet connection led to this machine. The certificate is free and renews itself.',
    domainSteps: 'Let the name point to your internet address. Install Caddy, put this in its Caddyfile, and start it:',
    tailscale: 'A private network: Tailscale',
    tailscaleFor: 'Without a domain name and without opening a port.',
    tailscaleNeeds: 'An account, the app on this machine and on each phone and computer, and internet when a device joins.',
    tailscaleSteps: 'Turn on HTTPS certificates in the Tailscale console, then run this here. It prints the address.',
    own: 'Your own certificate, inside the building',
    ownFor: 'Without internet: people use the office network only.',
    ownNeeds:
      'A name for this machine on your router, and one file installed once on each phone and computer. Devices without it show a warning.',
    ownSteps:
      'Install Caddy, put this in its Caddyfile, and start it. Then install the file root.crt from Caddy’s folder pki/authorities/local on each device.',
    tell: 'Then tell Uitrol its address',
    tellText: 'Set these and restart Uitrol. The row on Today goes away.',
    more: 'docs/https.md has each step, and how to check it.',
  },
  nl: {
    title: 'Een veilig adres voor Uitrol',
    why: 'Over gewoon HTTP bewaart een browser geen pagina’s voor als de verbinding wegvalt, zijn er geen passkeys, en kan iemand anders op het netwerk alles meelezen. Eén van deze drie manieren is genoeg.',
    stateNow: 'Mensen bereiken Uitrol nu zonder HTTPS.',
    stateGood: 'De afgelopen week bereikte niemand Uitrol zonder HTTPS.',
    address: 'Openbaar adres',
    addressNone: 'niet ingesteld',
    needs: 'Nodig',
    steps: 'Stappen',
    domain: 'Een eigen domeinnaam',
    domainFor: 'Mensen openen Uitrol ook onderweg en thuis.',
    domainNeeds:
      'Een domeinnaam (jaarlijks betaald), en poort 80 en 443 van je internetverbinding doorgestuurd naar deze machine. Het certificaat is gratis en vernieuwt zichzelf.',
    domainSteps: 'Laat de naam naar je internetadres wijzen. Installeer Caddy, zet dit in de Caddyfile en start Caddy:',
    tailscale: 'Een besloten netwerk: Tailscale',
    tailscaleFor: 'Zonder domeinnaam en zonder een poort open te zetten.',
    tailscaleNeeds: 'Een account, de app op deze machine en op elke telefoon en computer, en internet als een apparaat erbij komt.',
    tailscaleSteps: 'Zet HTTPS-certificaten aan in de console van Tailscale en voer dit hier uit. Het adres verschijnt dan.',
    own: 'Een eigen certificaat, binnen het gebouw',
    ownFor: 'Zonder internet: mensen gebruiken alleen het kantoornetwerk.',
    ownNeeds:
      'Een naam voor deze machine op je router, en één bestand dat je één keer op elke telefoon en computer installeert. Zonder dat bestand geeft een apparaat een waarschuwing.',
    ownSteps:
      'Installeer Caddy, zet dit in de Caddyfile en start Caddy. Installeer daarna het bestand root.crt uit Caddy’s map pki/authorities/local op elk apparaat.',
    tell: 'Geef Uitrol daarna zijn adres',
    tellText: 'Stel dit in en start Uitrol opnieuw. De regel op Vandaag verdwijnt.',
    more: 'In docs/https.md staat elke stap, en hoe je het controleert.',
  },
})
