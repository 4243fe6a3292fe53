// Loaded before a router: its wall clock goes wrong by TEST_CLOCK_SKEW_MS, and by ten minutes more,
// backwards, at each SIGUSR2.
const STEP_BACK_MS = 600_000
const Real = Date
const { TEST_CLOCK_SKEW_MS = '0' } = process.env
let skew = Number(TEST_CLOCK_SKEW_MS)
process.on('SIGUSR2', () => {
  skew -= STEP_BACK_MS
})

globalThis.Date = new Proxy(Real, {
  construct: (target, args: [] | [number]) =>
    args.length === 0 ? new target(target.now() + skew) : Reflect.construct(target, args),
  get: (target, name) =>
    name === 'now' ? () => target.now() + skew : Reflect.get(target, name, target),
})
