/** What is said below a page that stands before its scripts are here, drawn by the server or kept by the device. */
export const firstPageWords = {
  en: {
    late: 'Still loading. You can read this page now and use it once it has loaded. If this message stays, check the connection and reload the page.',
  },
  nl: {
    late: 'Nog aan het laden. Je kunt deze pagina al lezen en straks gebruiken. Blijft deze melding staan, controleer dan de verbinding en laad de pagina opnieuw.',
  },
}
