import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Brokers, startBrokers, startCluster } from '@baton/embedded'
import { openApp, type TestApp } from '../open-app.ts'

/** Where experiments run: a cluster, and apps on it. */
export interface Lab {
  readonly brokers: readonly string[]
  readonly registryUrl: string
  /** Of Kafka's Java tools. */
  readonly classpath: string
  /** What can be done to the brokers, when they are ours. */
  readonly nodes: Brokers | null
  /** A fresh app, closed with the lab. */
  app(name: string, partitions: number, clock?: 'broker' | 'log'): Promise<TestApp>
  /**
   * Whether no further dose should begin: a run ends with those it has given, and goes on another
   * time.
   */
  isLate(): boolean
  /** Tells how far a run is, with its rate, now and then. */
  told(done: number, of: number, unit: string): void
  /** Leaves logs, stores and the data of its one broker on disk: something was wrong. */
  spare(): void
}

export interface LabAddress {
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly classpath: string
}

const TOLD_EVERY_MS = 5_000

/** A lab on brokers that run already. */
export const labOn = (
  address: LabAddress,
  nodes: Brokers | null = null,
  softLimitMs = Number.POSITIVE_INFINITY,
): Lab & { readonly spared: boolean; close(): Promise<void> } => {
  const apps: TestApp[] = []
  let spared = false
  const begun = performance.now()
  let told = begun
  return {
    ...address,
    nodes,
    get spared() {
      return spared
    },
    spare: () => {
      spared = true
    },
    app: async (name, partitions, clock = 'broker') => {
      const app = await openApp(address, name, partitions, clock)
      apps.push(app)
      return app
    },
    isLate: () => performance.now() - begun > softLimitMs,
    told: (done, of, unit) => {
      const now = performance.now()
      if (done < of && now - told < TOLD_EVERY_MS) return
      told = now
      const perSecond = done / ((now - begun) / 1_000)
      process.stderr.write(`  ${done} of ${of} ${unit}, ${perSecond.toFixed(2)}/s\n`)
    },
    close: async () => {
      if (spared) for (const { dir } of apps) say(`what is left of it: ${dir}`)
      for (const app of apps) await app.close(spared)
    },
  }
}

export interface LabOptions {
  readonly brokers: 1 | 3
  /** By default several are; one alone is not, so that its data can be spared. */
  readonly areKillable?: boolean
  readonly softLimitMs?: number
}

/** Runs work on brokers of its own, gone afterwards. */
export const withLab = async <T>(
  { brokers, areKillable = brokers > 1, softLimitMs }: LabOptions,
  work: (lab: Lab) => Promise<T>,
): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-lab-'))
  const options = { env: process.env, onProgress: say }
  const cluster = areKillable
    ? undefined
    : await startCluster({ ...options, dataDir: dir, fast: true })
  const nodes = cluster ? undefined : await startBrokers(brokers, { ...options, registry: true })
  const address = {
    brokers: cluster?.brokers ?? nodes?.addresses ?? [],
    registryUrl: cluster?.registryUrl ?? nodes?.registryUrl ?? '',
    classpath: cluster?.classpath ?? nodes?.classpath ?? '',
  }
  const lab = labOn(address, nodes ?? null, softLimitMs)
  try {
    return await work(lab)
  } finally {
    await lab.close()
    await cluster?.stop()
    await nodes?.stop()
    if (lab.spared) say(`what is left of it: ${dir}`)
    else rmSync(dir, { recursive: true, force: true })
  }
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
