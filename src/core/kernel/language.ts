/** The languages that the product speaks. */
export const languages = ['en', 'nl'] as const
export type Language = (typeof languages)[number]
