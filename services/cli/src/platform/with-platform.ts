import { readEndpoints } from './endpoints.ts'
import { openPlatform, type Platform } from './platform.ts'

/** Where `baton start` keeps its data when nothing else is said. */
export const DATA_DIR = '.baton'

/** The app that runs on a data directory, for one command; CONFIG_INVALID when none runs there. */
export const withPlatform = async <T>(
  dataDir: string,
  clientId: string,
  use: (platform: Platform) => Promise<T>,
): Promise<T> => {
  const platform = await openPlatform(readEndpoints(dataDir), clientId)
  try {
    return await use(platform)
  } finally {
    await platform.close()
  }
}
