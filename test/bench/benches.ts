import type { DrainKind } from './drain/worker.ts'
import type { Measured } from './harness/figures.ts'

/** What a person may set; each benchmark takes what concerns it. */
export interface BenchSettings {
  readonly runs: number
  readonly count: number
  readonly processes: readonly number[]
  readonly perSecond: readonly number[]
  readonly seconds: number
  readonly contacts: readonly number[]
}

export type Print = (measured: Measured) => void

export interface Benchmark {
  readonly about: string
  readonly run: (settings: BenchSettings, print: Print) => Promise<void>
}

const WARM_UP_SECONDS = 10

const numbers = (figures: object): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => typeof value === 'number'))

const times = async (runs: number, work: () => void | Promise<void>): Promise<void> => {
  for (let run = 0; run < runs; run++) await work()
}

const casesOf = (kind: DrainKind, count: number, processes: number) => ({ kind, count, processes })

/** Each is loaded only when it runs. */
export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  decide: {
    about:
      'one decision in process, without and with understanding, at several numbers of contacts',
    run: async ({ runs, contacts }, print) => {
      const { benchDecide } = await import('./decide.ts')
      await times(runs, () => {
        for (const number of contacts)
          for (const understanding of [false, true]) {
            const { contacts: _, decisions, ...figures } = benchDecide(number, understanding)
            const how = understanding ? 'with understanding' : 'without understanding'
            const circumstances = `${number} contacts, ${decisions} decisions, ${how}`
            print({ bench: 'decide', circumstances, figures: numbers(figures) })
          }
      })
    },
  },
  understand: {
    about: 'one message read, slots included',
    run: async ({ runs }, print) => {
      const { benchUnderstand } = await import('./understand.ts')
      await times(runs, () => {
        const { messages, meanCharacters, ...figures } = benchUnderstand()
        const circumstances = `${messages} messages of ${meanCharacters} characters`
        print({ bench: 'understand', circumstances, figures: numbers(figures) })
      })
    },
  },
  codec: {
    about: 'Avro of the main records, to and fro',
    run: async ({ runs }, print) => {
      const { benchCodec } = await import('./codec.ts')
      await times(runs, () => benchCodec(print))
    },
  },
  store: {
    about: 'reads and batches of writes in LMDB',
    run: async ({ runs, contacts }, print) => {
      const { benchStore } = await import('./store.ts')
      await times(runs, async () => {
        for (const keys of contacts) await benchStore(keys, print)
      })
    },
  },
  produce: {
    about: 'the raw client: transactions of ready-made records',
    run: async ({ runs }, print) => {
      const { benchProduce } = await import('./produce.ts')
      await benchProduce(runs, print)
    },
  },
  passthrough: {
    about:
      'the workload through the router without a decision, and with a state stored: the limits of the plumbing',
    run: async ({ runs, count, processes }, print) => {
      const { benchDrains } = await import('./drain/scaling.ts')
      const cases = processes.flatMap(many => [
        casesOf('passthrough', count, many),
        casesOf('passthrough, stored', count, many),
      ])
      await benchDrains(cases, runs, print)
    },
  },
  drain: {
    about: 'the workload drained by Kafka Streams and by Baton in turn (needs Maven)',
    run: async ({ runs, count, processes }, print) => {
      const { benchVersusPeer } = await import('./drain/versus-peer.ts')
      await benchVersusPeer({ runs, count, processes }, print)
    },
  },
  scaling: {
    about: 'a message of any of a growing number of contacts, all in the same conversation',
    run: async ({ runs, count, contacts }, print) => {
      const { benchScaling } = await import('./drain/scaling.ts')
      await benchScaling({ runs, count, contacts }, print)
    },
  },
  latency: {
    about: 'send to routed message read committed, at fixed rates on one router',
    run: async ({ runs, perSecond, seconds }, print) => {
      const { benchLatency } = await import('./latency.ts')
      await benchLatency({ runs, rates: perSecond, seconds, warmUpSeconds: WARM_UP_SECONDS }, print)
    },
  },
  restore: {
    about: 'a router process up again, with an empty disk and with its store',
    run: async ({ runs, contacts }, print) => {
      const { benchRestore } = await import('./restore.ts')
      for (const number of contacts) await benchRestore({ runs, contacts: number }, print)
    },
  },
  webhooks: {
    about:
      'good webhooks, 50 a second, until they are answered, beside an attack of 1,000 a second',
    run: async ({ runs, seconds }, print) => {
      const { benchWebhooks } = await import('./webhooks.ts')
      await times(runs, async () => {
        const load = { perSecond: 50, attackPerSecond: 1_000, seconds }
        const { attack, perSecond, attackPerSecond, ...figures } = await benchWebhooks(load)
        const hostile = `${attackPerSecond} hostile a second, answered ${JSON.stringify(attack)}`
        const circumstances = `${perSecond} a second, ${hostile}`
        print({ bench: 'webhooks', circumstances, figures: numbers(figures) })
      })
    },
  },
}
