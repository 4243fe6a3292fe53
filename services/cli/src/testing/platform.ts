import { localCodecs, resolveTopics } from '@baton/codec'
import type { OpenTransaction } from '@baton/kafka'
import type { PartitionWrite } from '@baton/stream'
import type { FakeLog } from '@baton/testkit/fake-log'
import { PassedOver } from '../platform/passed-over.ts'
import type { Platform } from '../platform/platform.ts'

/** An app on a log in memory: what the commands that read, and append, ask of a platform. */
export const platformOn = (
  log: FakeLog,
  partitions = 2,
  open: readonly OpenTransaction[] = [],
): Platform => {
  const app = { appId: 'baton', partitions, clock: 'broker', bots: ['lead', 'buyer'] } as const
  const appender = {
    append: (writes: readonly PartitionWrite[]) => log.append(writes),
    close: async () => {},
  }
  const admin = { openTransactions: async () => open }
  const kafka = {
    log,
    appender: () => appender,
    admin: () => admin,
  } as unknown as Platform['kafka']
  return {
    ...app,
    brokers: [],
    registryUrl: '',
    kafka,
    codecs: localCodecs(),
    topics: resolveTopics(app),
    passedOver: new PassedOver(),
    topic: logical => `${app.appId}.${logical}`,
    close: async () => {},
  }
}
