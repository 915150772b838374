/** A text that stands alone begins with a capital, wherever it comes from. */
export const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
