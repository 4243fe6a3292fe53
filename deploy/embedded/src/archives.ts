import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { acquire } from '@baton/runtime/owner-lock'
import type { Jars } from './jars.ts'
import type { Java } from './java.ts'
import type { Archive, LocalRuntime } from './jvms.ts'
import { startLocalCluster } from './local-cluster.ts'
import { makeDirectory } from './make-directory.ts'
import { removeUnfinished } from './unfinished.ts'

/** Writing both archives takes about 4 s on two cores. */
const WRITE_TIMEOUT_MS = 60_000

const NONE: LocalRuntime['archives'] = { broker: 'none', registry: 'none' }

/**
 * Class archives (AppCDS) of both JVMs, made once for each Java build by one start on data that is
 * thrown away: they halve every later start. Without them everything works, only slower, so no
 * failure here is an error.
 */
export const classArchives = async (
  java: Java,
  jars: Jars,
  onProgress: (line: string) => void,
): Promise<LocalRuntime['archives']> => {
  const dir = join(jars.dir, `archives-${java.fingerprint}`)
  if (existsSync(dir)) return inUse(dir)

  try {
    const lockDir = join(jars.dir, 'archives-lock')
    makeDirectory(lockDir)
    const acquired = acquire(lockDir)
    if (acquired.kind === 'held') return NONE
    try {
      if (!existsSync(dir)) await create(dir, java, jars, onProgress)
      return inUse(dir)
    } finally {
      acquired.lock.release()
    }
  } catch (error) {
    onProgress(
      `no class archives, starts are slower: ${error instanceof Error ? error.message : error}`,
    )
    return NONE
  }
}

const inUse = (dir: string): LocalRuntime['archives'] => {
  const use = (name: string): Archive => {
    const path = join(dir, `${name}.jsa`)
    return existsSync(path) ? { use: path } : 'none'
  }
  return { broker: use('broker'), registry: use('registry') }
}

const SCRATCH = '.archives-'

/** Under the lock. */
const create = async (
  dir: string,
  java: Java,
  jars: Jars,
  onProgress: (line: string) => void,
): Promise<void> => {
  onProgress('preparing faster starts, once for this Java (about 10 s)')
  removeUnfinished(jars.dir, SCRATCH)
  const scratch = mkdtempSync(join(jars.dir, SCRATCH))
  try {
    const made = join(scratch, 'made')
    mkdirSync(made)
    const cluster = await startLocalCluster(
      { dataDir: join(scratch, 'data'), env: {}, onProgress: () => {} },
      {
        java,
        jars,
        archives: {
          broker: { create: join(made, 'broker.jsa') },
          registry: { create: join(made, 'registry.jsa') },
        },
        stopTimeoutMs: WRITE_TIMEOUT_MS,
      },
    )
    await cluster.stop()
    renameSync(made, dir)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
