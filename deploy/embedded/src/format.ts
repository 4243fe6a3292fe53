import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BatonError } from '@baton/domain'
import { newClusterId } from './cluster-id.ts'
import { dyingWithParent } from './death-signal.ts'
import { type DataLayout, formatArgs, inUtf8, type LocalRuntime, named } from './jvms.ts'

const FORMAT_TIMEOUT_MS = 60_000

/**
 * Formats the broker's storage once. Formatting happens under another name that is renamed when it
 * is complete, so a kill in the middle leaves nothing that a later start could take for a formatted
 * directory.
 */
export const formatStorage = async (
  layout: DataLayout,
  runtime: LocalRuntime,
  more: readonly string[] = [],
): Promise<void> => {
  if (existsSync(join(layout.brokerData, 'meta.properties'))) return

  const unfinished = `${layout.brokerData}.formatting`
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(layout.brokerData, { recursive: true, force: true })
  mkdirSync(unfinished)
  const properties = `${layout.brokerProperties}.formatting`
  writeFileSync(properties, redirected(layout, named(layout, unfinished)))

  const clusterId = newClusterId()
  const { broker } = runtime.archives
  const archive = broker !== 'none' && 'use' in broker ? broker : 'none'
  const args = [...formatArgs(runtime.jars, layout, archive, clusterId, properties), ...more]
  const [command, commandArgs] = dyingWithParent(...inUtf8(runtime.java, args))
  try {
    await promisify(execFile)(command, commandArgs, {
      cwd: layout.dataDir,
      timeout: FORMAT_TIMEOUT_MS,
    })
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    throw new BatonError(
      'NO_CLUSTER',
      `the broker's storage could not be formatted: ${stderr ?? ''}`,
      error,
    )
  }
  renameSync(unfinished, layout.brokerData)
  rmSync(properties)
}

/** Makes the storage of a further node of the same cluster from that of a formatted one. */
export const copyFormatted = (from: DataLayout, to: DataLayout, nodeId: number): void => {
  cpSync(from.brokerData, to.brokerData, { recursive: true })
  const path = join(to.brokerData, 'meta.properties')
  // A broker that finds no id of its directory gives it one.
  const properties = readFileSync(path, 'utf8')
    .replace(/^node\.id=.*$/m, `node.id=${nodeId}`)
    .replace(/^directory\.id=.*\n/m, '')
  writeFileSync(path, properties)
}

const redirected = (layout: DataLayout, dir: string): string =>
  readFileSync(layout.brokerProperties, 'utf8').replace(/^log\.dirs=.*$/m, () => `log.dirs=${dir}`)
