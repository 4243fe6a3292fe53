import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { systemEnv } from './system-env.ts'
import { JAVA_MIN_MAJOR } from './versions.ts'

/** A `java -version` takes about 0.1 s. */
const VERSION_TIMEOUT_MS = 10_000

export interface Java {
  readonly command: string
  readonly major: number
  /** Changes with the installed Java: class archives are good for one build only. */
  readonly fingerprint: string
}

type Env = Readonly<Record<string, string | undefined>>

/** The Java of JAVA_HOME or of the path, new enough; else the reason there is none. */
export const findJava = async (env: Env): Promise<Java | { readonly missing: string }> => {
  const home = env.JAVA_HOME
  const command = home ? join(home, 'bin', 'java') : 'java'
  const banner = await versionBanner(command, env)
  if (banner === undefined) {
    return {
      missing: home ? `JAVA_HOME is ${home}, but ${command} does not run` : 'no java on the path',
    }
  }
  const major = majorOf(banner)
  if (major === undefined || major < JAVA_MIN_MAJOR) {
    return {
      missing: `Java ${JAVA_MIN_MAJOR} or later is needed, ${command} is ${major ?? 'unknown'}`,
    }
  }
  const fingerprint = createHash('sha256').update(banner).digest('hex').slice(0, 12)
  return { command, major, fingerprint }
}

/** `openjdk version "17.0.15" …` is 17, the old `java version "1.8.0_292"` is 8. */
export const majorOf = (banner: string): number | undefined => {
  const match = /version "(?:1\.)?(\d+)/.exec(banner)
  return match ? Number(match[1]) : undefined
}

const versionBanner = async (command: string, env: Env): Promise<string | undefined> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, ['-version'], {
      env: systemEnv(env),
      timeout: VERSION_TIMEOUT_MS,
    })
    return stderr + stdout
  } catch {
    return undefined
  }
}
