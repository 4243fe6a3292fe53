import { collectDefaultMetrics, Registry } from 'prom-client'

/**
 * The metrics of one service; several services in one process each have their own, told apart by
 * `service`.
 */
export const createRegistry = (service: string): Registry => {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  return registry
}

/** HELP and TYPE: of one name there may be one of each. */
const HEAD_LINES = 2

let ofProcess: Registry | undefined

/**
 * Memory, CPU, garbage collection and event-loop delay (nodejs_eventloop_lag_*) of this process,
 * started once.
 */
export const processRegistry = (): Registry => {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

/**
 * All registries as one exposition; metrics of the same name share their HELP, the first one's, and
 * TYPE lines.
 */
export const renderMetrics = async (registries: readonly Registry[]): Promise<string> => {
  const blocks = new Map<string, { head: string[]; samples: string[] }>()
  for (const text of await Promise.all(registries.map(registry => registry.metrics()))) {
    let block = { head: [] as string[], samples: [] as string[] }
    for (const line of text.split('\n')) {
      if (line === '') continue
      const name = /^# HELP (\S+)/.exec(line)?.[1]
      if (name !== undefined) block = blocks.get(name) ?? { head: [], samples: [] }
      if (name !== undefined) blocks.set(name, block)
      if (!line.startsWith('#')) block.samples.push(line)
      else if (block.head.length < HEAD_LINES) block.head.push(line)
    }
  }
  const lines = [...blocks.values()].flatMap(block => [...block.head, ...block.samples])
  return `${lines.join('\n')}\n`
}
