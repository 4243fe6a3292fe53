import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import { acquire } from '@baton/runtime/owner-lock'
import { makeDirectory } from './make-directory.ts'
import { downloadInto } from './maven.ts'
import { removeUnfinished } from './unfinished.ts'
import { VERSIONS } from './versions.ts'

type Env = Readonly<Record<string, string | undefined>>

/** How long a process waits for another one's download of about 200 MB. */
const OTHERS_DOWNLOAD_TIMEOUT_MS = 15 * 60_000
const POLL_MS = 500

/** What a finished download holds. */
export interface Jars {
  readonly dir: string
  /** Sorted, as a Java class path. */
  readonly brokerClasspath: string
  readonly registryJar: string
}

/**
 * The folder shared by all checkouts of a user, or of a machine when BATON_CACHE_DIR says so.
 * Absolute: JVMs run elsewhere. An empty variable counts as absent.
 */
export const cacheRoot = (env: Env): string =>
  resolve(
    env.BATON_CACHE_DIR ||
      join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'baton'),
  )

/** One folder per set of versions: an update never touches what a running cluster has open. */
const folderName = `kafka-${VERSIONS.kafka}_log4j-${VERSIONS.log4j}_apicurio-${VERSIONS.apicurio}`

/**
 * The jars if they are complete here: the folder's final name exists only once its content does.
 */
export const cachedJars = (env: Env): Jars | undefined => {
  const dir = join(cacheRoot(env), folderName)
  return existsSync(dir) ? describe(dir) : undefined
}

/** Resolves the jars once through Maven; one process downloads, the others wait for it. */
export const resolveJars = async (env: Env, onProgress: (line: string) => void): Promise<Jars> => {
  const root = cacheRoot(env)
  const lockDir = join(root, 'lock')
  const deadline = performance.now() + OTHERS_DOWNLOAD_TIMEOUT_MS
  let said = false
  for (;;) {
    const cached = cachedJars(env)
    if (cached) return cached

    makeDirectory(lockDir)
    const acquired = acquire(lockDir)
    if (acquired.kind === 'acquired') {
      try {
        return cachedJars(env) ?? (await download(root, env, onProgress))
      } finally {
        acquired.lock.release()
      }
    }
    if (!said) onProgress(`waiting for the download by process ${acquired.by.pid} into ${root}`)
    said = true
    if (performance.now() > deadline) {
      throw new BatonError(
        'NO_CLUSTER',
        `process ${acquired.by.pid} is still downloading into ${root}`,
      )
    }
    await delay(POLL_MS)
  }
}

const PARTIAL = '.partial-'

/** Under the lock. */
const download = async (
  root: string,
  env: Env,
  onProgress: (line: string) => void,
): Promise<Jars> => {
  removeUnfinished(root, PARTIAL)
  const partial = join(root, `${PARTIAL}${process.pid}`)
  mkdirSync(partial)
  try {
    await downloadInto(partial, env, onProgress)
    describe(partial)
    renameSync(partial, join(root, folderName))
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  return describe(join(root, folderName))
}

const describe = (dir: string): Jars => {
  const broker = filesOf(join(dir, 'kafka')).filter(name => name.endsWith('.jar'))
  const runner = filesOf(join(dir, 'registry')).find(name => name.endsWith('-runner.jar'))
  if (!runner || !broker.some(name => name.startsWith('kafka_2.13-'))) {
    throw new BatonError(
      'NO_CLUSTER',
      `${dir} lacks the broker's or the registry's jars: remove it and start again`,
    )
  }
  return {
    dir,
    brokerClasspath: broker.map(name => join(dir, 'kafka', name)).join(':'),
    registryJar: join(dir, 'registry', runner),
  }
}

const filesOf = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir).sort() : [])
