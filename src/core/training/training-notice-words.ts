/** What people are told of their seats, of help and of buddies. */
import type { Format } from '#core/kernel/format.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { Named, When } from '#core/training/seats-words.ts'

export interface OfTool extends When {
  readonly tool: string
}
export interface Seat extends OfTool {
  /** The room and its location, or a link; null where it is online, absent in notices of before it was told. */
  readonly where?: string | null
}

/** When and where, as one part of a sentence. */
const seatIn = ({ startsAt, zone, where }: Seat, f: Format): string =>
  where === undefined || where === '' ? f.moment(startsAt, zone) : `${f.moment(startsAt, zone)}, ${where ?? 'online'}`

export const trainingNoticeWords = catalogue({
  en: {
    'training.notice.seat': (seat: Seat, f) => `You have a seat in the ${seat.tool} training: ${seatIn(seat, f)}.`,
    'training.notice.waiting': ({ tool, startsAt, zone }: OfTool, f) =>
      `The ${tool} training of ${f.moment(startsAt, zone)} is full. You are on the waiting list; you will hear as soon as a seat is free.`,
    'training.notice.movedUp': (seat: Seat, f) => `You now have a seat in the ${seat.tool} training: ${seatIn(seat, f)}.`,
    'training.notice.released': ({ tool, startsAt, zone }: OfTool, f) =>
      `Your seat in the ${tool} training of ${f.moment(startsAt, zone)} was released. Choose another session that suits you.`,
    'training.notice.givenUp': ({ tool, startsAt, zone }: OfTool, f) =>
      `You now have another seat in the ${tool} training, so your seat of ${f.moment(startsAt, zone)} was released.`,
    'training.notice.moved': (seat: Seat, f) => `Your ${seat.tool} training has changed. It now starts ${seatIn(seat, f)}.`,
    'training.notice.calledOff': ({ tool, startsAt, zone, because }: OfTool & { because: string }, f) =>
      `The ${tool} training of ${f.moment(startsAt, zone)} is cancelled: ${because}. Choose another session.`,
    'training.notice.invited': (seat: Seat, f) => `Your ${seat.tool} training: ${seatIn(seat, f)}.`,
    'training.notice.helpAsked': ({ name, topic }: Named & { topic: string | null }) =>
      `${name} asks for help${topic === null ? '' : `: ${topic}`}. Suggest a time.`,
    'training.notice.helpBooked': ({ name, startsAt, zone }: Named & When & { topic: string | null }, f) =>
      `${name} helps you ${f.moment(startsAt, zone)}.`,
    'training.notice.helpHosted': ({ name, startsAt, zone, topic }: Named & When & { topic: string | null }, f) =>
      `${name} comes to you for help ${f.moment(startsAt, zone)}${topic === null ? '' : `: ${topic}`}.`,
    'training.notice.helpCalledOff': ({ name, startsAt, zone }: Named & When, f) =>
      `${name} cancelled the help of ${f.moment(startsAt, zone)}.`,
    'training.notice.helpReopened': ({ startsAt, zone }: When, f) =>
      `The plan has changed, so your help of ${f.moment(startsAt, zone)} is cancelled. Your request is still open: book another office hour, or wait until you hear who has time.`,
    'training.notice.helpDropped': ({ name, startsAt, zone }: Named & When, f) =>
      `The plan has changed, so ${name} will not come to you for help ${f.moment(startsAt, zone)}. The request is open again.`,
    'training.notice.yourBuddy': ({ name }: Named) => `${name} is now your buddy. Ask anything you like.`,
    'training.notice.youHelp': ({ name }: Named) => `You are now the buddy of ${name}. Say hello, and help where you can.`,
    'training.notice.buddyPassedOn': ({ name }: Named) => `${name} has another buddy now. Thank you for helping.`,
  },
  nl: {
    'training.notice.seat': (seat, f) => `Je hebt een plaats in de training voor ${seat.tool}: ${seatIn(seat, f)}.`,
    'training.notice.waiting': ({ tool, startsAt, zone }, f) =>
      `De training voor ${tool} van ${f.moment(startsAt, zone)} is vol. Je staat op de wachtlijst en hoort het zodra er een plaats vrijkomt.`,
    'training.notice.movedUp': (seat, f) => `Je hebt nu een plaats in de training voor ${seat.tool}: ${seatIn(seat, f)}.`,
    'training.notice.released': ({ tool, startsAt, zone }, f) =>
      `Je plaats in de training voor ${tool} van ${f.moment(startsAt, zone)} is vrijgegeven. Kies een andere sessie die je uitkomt.`,
    'training.notice.givenUp': ({ tool, startsAt, zone }, f) =>
      `Je hebt nu een andere plaats in de training voor ${tool}; je plaats van ${f.moment(startsAt, zone)} is vrijgegeven.`,
    'training.notice.moved': (seat, f) => `Je training voor ${seat.tool} is veranderd. Die begint nu ${seatIn(seat, f)}.`,
    'training.notice.calledOff': ({ tool, startsAt, zone, because }, f) =>
      `De training voor ${tool} van ${f.moment(startsAt, zone)} gaat niet door: ${because}. Kies een andere sessie.`,
    'training.notice.invited': (seat, f) => `Je training voor ${seat.tool}: ${seatIn(seat, f)}.`,
    'training.notice.helpAsked': ({ name, topic }) => `${name} vraagt om hulp${topic === null ? '' : `: ${topic}`}. Stel een tijd voor.`,
    'training.notice.helpBooked': ({ name, startsAt, zone }, f) => `${name} helpt je ${f.moment(startsAt, zone)}.`,
    'training.notice.helpHosted': ({ name, startsAt, zone, topic }, f) =>
      `${name} komt bij je voor hulp, ${f.moment(startsAt, zone)}${topic === null ? '' : `: ${topic}`}.`,
    'training.notice.helpCalledOff': ({ name, startsAt, zone }, f) => `${name} heeft de hulp van ${f.moment(startsAt, zone)} afgezegd.`,
    'training.notice.helpReopened': ({ startsAt, zone }, f) =>
      `Het plan is veranderd; je hulp van ${f.moment(startsAt, zone)} gaat niet door. Je verzoek staat nog open: reserveer een ander inloopuur, of wacht tot je hoort wie tijd heeft.`,
    'training.notice.helpDropped': ({ name, startsAt, zone }, f) =>
      `Het plan is veranderd; ${name} komt niet bij je voor hulp, ${f.moment(startsAt, zone)}. Het verzoek staat weer open.`,
    'training.notice.yourBuddy': ({ name }) => `${name} is nu je maatje. Vraag gerust wat je wilt.`,
    'training.notice.youHelp': ({ name }) => `Je bent nu het maatje van ${name}. Zeg even gedag en help waar je kunt.`,
    'training.notice.buddyPassedOn': ({ name }) => `${name} heeft nu een ander maatje. Dank je voor je hulp.`,
  },
})
