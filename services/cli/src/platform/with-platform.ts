import { BatonError, isBatonError } from '@baton/domain'
import { envOf } from '@baton/runtime'
import { shownDataDir } from './data-dir.ts'
import { readEndpoints } from './endpoints.ts'
import { openPlatform, type Platform } from './platform.ts'

/** What --data is when it is not given; the program looks again before a command runs. */
export const DATA_DIR = shownDataDir(envOf())
/** Brokers of a start that runs answer at once; a person waits for it. */
const CONNECT_MAX_MS = 5_000

/**
 * The app that runs on a data directory. CONFIG_INVALID when none runs there, BROKER_UNAVAILABLE when its brokers do not answer in
 * time.
 */
export const openRunning = async (
  dataDir: string,
  clientId: string,
  connectMaxMs = CONNECT_MAX_MS,
): Promise<Platform> => {
  const endpoints = readEndpoints(dataDir)
  try {
    return await openPlatform(endpoints, clientId, { connectMaxMs })
  } catch (error) {
    if (!isBatonError(error) || error.code !== 'BROKER_UNAVAILABLE') throw error
    throw new BatonError(
      'BROKER_UNAVAILABLE',
      `${endpoints.brokers.join(', ')}: no answer, see the terminal of npm start on ${dataDir} (${error.message})`,
      error,
    )
  }
}

/** The app that runs on a data directory, for one command; rejects as `openRunning` does. */
export const withPlatform = async <T>(
  dataDir: string,
  clientId: string,
  use: (platform: Platform) => Promise<T>,
): Promise<T> => {
  const platform = await openRunning(dataDir, clientId)
  try {
    return await use(platform)
  } finally {
    await platform.close()
  }
}
