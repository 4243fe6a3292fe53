// A process that kills itself with SIGKILL between Produce and EndTxn: its transaction stays open.
// Arguments: broker, transactional id, topic, highest transaction.version.
import { createKafka } from '../client.ts'

const [broker = '', id = '', topic = '', version = ''] = process.argv.slice(2)
const maxTransactionVersion = version === '1' ? 1 : 2
const kafka = createKafka({ brokers: [broker], clientId: 'dying-writer', maxTransactionVersion })
const writer = kafka.log.writer(id, [topic], point => {
  if (point === 'produced') process.kill(process.pid, 'SIGKILL')
})
await writer.init()
const record = { key: Buffer.from('k'), value: Buffer.from('of the dead'), timestamp: 0 }
await writer.commit([{ topic, partition: 0, records: [record] }])
