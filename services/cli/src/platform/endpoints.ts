import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BatonError } from '@baton/domain'
import { identify, isAlive, type ProcessIdentity } from '@baton/runtime/process-identity'

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

interface Written extends Endpoints {
  /** Who wrote it: killed, it leaves the file behind. */
  readonly process?: ProcessIdentity | undefined
}

const fileIn = (dataDir: string) => join(dataDir, 'endpoints.json')

export const writeEndpoints = (dataDir: string, endpoints: Endpoints): void => {
  mkdirSync(dataDir, { recursive: true })
  const written: Written = { ...endpoints, process: identify(process.pid) }
  writeFileSync(fileIn(dataDir), `${JSON.stringify(written, null, 2)}\n`)
}

/** Takes away what this process wrote; another start may have put its own in that place. */
export const removeEndpoints = (dataDir: string): void => {
  const writer = read(dataDir)?.process
  if (writer && !isSelf(writer)) return
  rmSync(fileIn(dataDir), { force: true })
}

/** Of the `baton start` that runs on this directory; CONFIG_INVALID says how to get one. */
export const readEndpoints = (dataDir: string): Endpoints => {
  const written = read(dataDir)
  if (!written) {
    throw new BatonError(
      'CONFIG_INVALID',
      `nothing runs on ${dataDir}: run \`npm start\` in another terminal, or name its data directory with --data`,
    )
  }
  const { process: writer, ...endpoints } = written
  if (writer && !isAlive(writer)) {
    throw new BatonError(
      'CONFIG_INVALID',
      `npm start on ${dataDir} was killed (process ${writer.pid} is gone): start it again`,
    )
  }
  return endpoints
}

const isSelf = (known: ProcessIdentity): boolean => known.pid === process.pid && isAlive(known)

/** Undefined when there is none, or none that can be read. */
const read = (dataDir: string): Written | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Written
  } catch {
    return undefined
  }
}
