import { execFile, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { BatonError } from '@baton/domain'
import { dyingWithParent } from './death-signal.ts'
import { DownloadProgress } from './download-progress.ts'
import { systemEnv } from './system-env.ts'
import { VERSIONS } from './versions.ts'

type Env = Readonly<Record<string, string | undefined>>

const POM = join(import.meta.dirname, '..', 'broker', 'pom.xml')
const DOWNLOAD_TIMEOUT_MS = 14 * 60_000
const PROGRESS_EVERY_MS = 1_000
const VERSION_TIMEOUT_MS = 20_000
const GOALS = ['dependency:copy-dependencies@broker', 'dependency:unpack@registry']

export const hasMaven = async (env: Env): Promise<boolean> => {
  try {
    await promisify(execFile)('mvn', ['--version'], {
      env: systemEnv(env),
      timeout: VERSION_TIMEOUT_MS,
    })
    return true
  } catch {
    return false
  }
}

/**
 * Fills `dir` with kafka/*.jar and registry/*; Maven's own settings (mirrors, proxies, local
 * repository) hold. Writes nothing into it once it has settled.
 * Rejects with NO_CLUSTER, also when a file is not of its checksum.
 */
export const downloadInto = async (
  dir: string,
  env: Env,
  onProgress: (line: string) => void,
): Promise<void> => {
  onProgress(
    'first start here: downloading the broker and the schema registry through Maven (about 200 MB)',
  )
  const args = [
    // Maven only warns, and goes on with what a proxy has cut or changed.
    '--strict-checksums',
    '--file',
    POM,
    `-Dtarget=${dir}`,
    `-Dkafka.version=${VERSIONS.kafka}`,
    `-Dlog4j.version=${VERSIONS.log4j}`,
    `-Dapicurio.version=${VERSIONS.apicurio}`,
    ...GOALS,
  ]
  const log = createWriteStream(join(dir, 'maven.log'))
  // What cannot be logged, on a disk that is full say, fails Maven itself or nothing.
  const logEnded = finished(log).catch(() => {})
  const progress = new DownloadProgress()
  const [command, commandArgs] = dyingWithParent('mvn', args)
  const maven = spawn(command, commandArgs, {
    env: systemEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DOWNLOAD_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  })
  for (const stream of [maven.stdout, maven.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      progress.read(chunk.toString('latin1'))
      log.write(chunk)
    })
  }
  const ticker = setInterval(() => onProgress(progress.line()), PROGRESS_EVERY_MS)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      maven.once('error', reject)
      maven.once('close', resolve)
    })
    if (code !== 0) throw failed(code, progress)
    onProgress(`${progress.line()}: done`)
  } finally {
    clearInterval(ticker)
    log.end()
    await logEnded
  }
}

const failed = (code: number | null, progress: DownloadProgress): BatonError =>
  new BatonError(
    'NO_CLUSTER',
    `Maven could not download the broker and the registry (exit ${code ?? 'by signal'}): ` +
      (progress.firstError ?? 'it named no error'),
  )
