/** `npm run bench -- latency [perSecond] [seconds]`; one JSON line per measurement. */
import { benchLatency } from './latency.ts'

const WARM_UP_SECONDS = 10

const [what, ...args] = process.argv.slice(2)

if (what === 'latency') {
  const perSecond = Number(args[0] ?? 50)
  const seconds = Number(args[1] ?? 30)
  const figures = await benchLatency({ perSecond, seconds, warmUpSeconds: WARM_UP_SECONDS })
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} else {
  process.stderr.write('usage: npm run bench -- latency [perSecond=50] [seconds=30]\n')
  process.exitCode = 2
}
