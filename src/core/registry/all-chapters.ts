/** The chapters, and the one that stands above them because it handles the rows of all. */
export * from '#core/registry/chapters.ts'
export { privacy } from '#core/privacy/privacy-chapter.ts'
