import { envOf } from '@baton/runtime'
import type { Command } from 'commander'
import { printable } from '../printable.ts'
import { shownDataDir } from './data-dir.ts'
import { openNamed } from './named.ts'
import { CONNECT_MAX_MS, onStarted } from './open.ts'
import { openPlatform, type Platform } from './platform.ts'

/** What --data is when it is not given; the program looks again before a command runs. */
export const DATA_DIR = shownDataDir(envOf())

/**
 * The app that runs on a data directory. CONFIG_INVALID when none runs there, BROKER_UNAVAILABLE
 * when its brokers do not answer in time.
 */
export const openRunning = (
  dataDir: string,
  clientId: string,
  connectMaxMs = CONNECT_MAX_MS,
): Promise<Platform> =>
  onStarted(dataDir, endpoints => openPlatform(endpoints, clientId, { connectMaxMs }))

/** Which app a command is for. */
export interface AppOptions {
  readonly data: string
  /** The one that the variables of a service name. */
  readonly env?: boolean
}

/** Gives a command the options that say which app it is for. */
export const forApp = (command: Command): Command =>
  command
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .option('--env', 'an app anywhere: BATON_BROKERS, BATON_APP_ID, … as for a service')

/** Says on stderr what could not be read, and closes. */
export const closeTelling = async ({
  passedOver: { text },
  close,
}: Pick<Platform, 'passedOver' | 'close'>): Promise<void> => {
  if (text) process.stderr.write(`${printable(text)}\n`)
  await close()
}

/**
 * The app that a command is for; rejects as `openRunning` and `openNamed` do. What could not be
 * read of it is said on stderr.
 */
export const withPlatform = async <T>(
  { data, env }: AppOptions,
  clientId: string,
  use: (platform: Platform) => Promise<T>,
): Promise<T> => {
  const platform = env ? await openNamed(envOf(), clientId) : await openRunning(data, clientId)
  try {
    return await use(platform)
  } finally {
    await closeTelling(platform)
  }
}
