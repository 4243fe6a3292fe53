/** `node attacker.ts <webhook url> <per second> <seconds>`: hostile requests at a fixed rate from an address of its own; prints how they were answered. */
import { SigningKeys } from '@baton/testkit/highlevel'
import { HostileClient, hostileRequests } from '../fault/hostile.ts'

/** Another source than that of the good traffic; all of 127/8 is this machine. */
const ADDRESS = '127.0.0.66'
const CONNECTIONS = 64

const [url = '', perSecond = '0', seconds = '0'] = process.argv.slice(2)
const rate = Number(perSecond)
const client = new HostileClient(CONNECTIONS, ADDRESS)
const answers: Record<string, number> = {}
const begun = performance.now()
const sends: Promise<void>[] = []
let n = 0
for (const hostile of hostileRequests(
  rate * Number(seconds),
  new SigningKeys(),
  new SigningKeys(),
)) {
  const wait = begun + (n++ * 1000) / rate - performance.now()
  if (wait > 1) await new Promise(resolve => setTimeout(resolve, wait))
  sends.push(
    client.send(url, hostile).then(status => {
      answers[status] = (answers[status] ?? 0) + 1
    }),
  )
}
await Promise.all(sends)
client.close()
process.stdout.write(`${JSON.stringify(answers)}\n`)
