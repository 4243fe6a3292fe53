/**
 * `node attacker.ts <webhook url> <per second> <seconds>`: hostile requests at a fixed rate from an
 * address of its own; prints how they were answered.
 */
import { SigningKeys } from '@baton/testkit/highlevel'
import { HostileClient, hostileRequests } from '../fault/hostile.ts'
import { paced } from './harness/pace.ts'

/** Another source than that of the good traffic; all of 127/8 is this machine. */
const ADDRESS = '127.0.0.66'
const CONNECTIONS = 64

const [url = '', perSecond = '0', seconds = '0'] = process.argv.slice(2)
const rate = Number(perSecond)
const client = new HostileClient(CONNECTIONS, ADDRESS)
const answers: Record<string, number> = {}
const sends: Promise<void>[] = []
const requests = hostileRequests(rate * Number(seconds), new SigningKeys(), new SigningKeys())
for await (const { item: hostile } of paced(requests, rate)) {
  sends.push(
    client.send(url, hostile).then(status => {
      answers[status] = (answers[status] ?? 0) + 1
    }),
  )
}
await Promise.all(sends)
client.close()
process.stdout.write(`${JSON.stringify(answers)}\n`)
