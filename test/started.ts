/** Servers that live as long as one test, and the Problems they answer with. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { type TestServer, testServer } from '#test/server.ts'

/** An empty folder that is gone after the test. */
export const emptyFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A server that waits for its first owner. */
export const start = async (...parts: Parameters<typeof testServer>): Promise<TestServer> => {
  const server = await testServer(...parts)
  onTestFinished(server.close)
  return server
}

/** A server with its owner signed in. */
export const started = async (...parts: Parameters<typeof testServer>): Promise<TestServer> => {
  const server = await start(...parts)
  expect((await server.welcome()).status).toBe(200)
  return server
}

export interface Told {
  readonly status: number
  readonly code: string
  readonly detail: string
}

/** The problem document of an answer. */
export const problemIn = async (answer: Response): Promise<Told> => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const document = (await answer.json()) as Told
  expect(document.status).toBe(answer.status)
  return document
}
