import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BatonError } from '@baton/domain'

/** What a running `baton start` tells the other commands, in its data directory. */
export interface Endpoints {
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly appId: string
  readonly partitions: number
  readonly clock: 'broker' | 'log'
  readonly bots: readonly string[]
  readonly ingressUrl: string
  /** Of the local HighLevel; null when messages leave for a real one. */
  readonly inboxUrl: string | null
}

const fileIn = (dataDir: string) => join(dataDir, 'endpoints.json')

export const writeEndpoints = (dataDir: string, endpoints: Endpoints): void => {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(fileIn(dataDir), `${JSON.stringify(endpoints, null, 2)}\n`)
}

export const removeEndpoints = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true })

/** Of the `baton start` that runs on this directory; CONFIG_INVALID says how to get one. */
export const readEndpoints = (dataDir: string): Endpoints => {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Endpoints
  } catch (error) {
    throw new BatonError(
      'CONFIG_INVALID',
      `nothing runs on ${dataDir}: run \`npm start\` in another terminal, or name its data directory with --data`,
      error,
    )
  }
}
