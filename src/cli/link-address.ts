/** The address that links begin with, for verbs that print one. */

/** As asked, else the public one, else where the server listens on this machine. */
export const linkAddress = async (asked: string | undefined): Promise<string> => {
  const { readConfig } = await import('#server/base/config.ts')
  const { publicUrl, host, port } = readConfig(process.env)
  return (asked ?? publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '')
}
