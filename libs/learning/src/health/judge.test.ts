// Method: minutes as the learner would have counted them, judged one after the other.
import { expect, test } from 'vitest'
import { type BotState, judgeMinute, WELL } from './judge.ts'
import { countMiss, countReply, EMPTY_MINUTE, type MinuteCounts, minuteOf } from './minute.ts'
import { publishHealth } from './publish.ts'
import type { HealthSettings } from './settings.ts'

const settings: HealthSettings = {
  slaP50Ms: 700,
  slaP95Ms: 2_500,
  slaP99Ms: 3_500,
  p95Share: 12_000,
  errorShare: 1_000,
  minSamples: 20,
}
const FAST = 900
const SLOW = 6_000

const minute = (replies: number, latencyMs: number, missed = 0): MinuteCounts => {
  let counts = EMPTY_MINUTE
  for (let n = 0; n < replies; n++) counts = countReply(counts, latencyMs, 0)
  for (let n = 0; n < missed; n++) counts = countMiss(counts, 0)
  return counts
}

class Bot {
  readonly minutes = new Map<number, MinuteCounts>()
  state: BotState = WELL
  readonly settings: HealthSettings

  constructor(asked: HealthSettings = settings) {
    this.settings = asked
  }

  /** Judges up to a minute; what happened in it may be given. */
  until(to: number, counts?: MinuteCounts): BotState {
    if (counts) this.minutes.set(to, counts)
    const at = (m: number) => this.minutes.get(m)
    for (let m = this.state.judged + 1; m <= to; m++) {
      this.state = judgeMinute(this.state, m, at, this.settings)
    }
    return this.state
  }

  get published() {
    return publishHealth('seller', this.state, m => this.minutes.get(m), this.settings)
  }
}

test('fewer than the minimum of samples say nothing', () => {
  const bot = new Bot()
  expect(bot.until(0, minute(19, SLOW)).status).toBe('ok')
  expect(bot.until(1, minute(1, SLOW))).toMatchObject({ status: 'degraded', version: 1 })
})

test('a bot is slow above 120 % of the P95 of its SLA, not at it', () => {
  expect(new Bot().until(0, minute(20, 2_960)).status).toBe('ok')
  expect(new Bot().until(0, minute(20, 3_080)).status).toBe('degraded')
})

test.each([2_000, 2_500])(
  'latencies of exactly 120 %% of an SLA of %d ms are not above it',
  slaP95Ms => {
    const bot = new Bot({ ...settings, slaP95Ms })
    expect(bot.until(0, minute(20, slaP95Ms * 1.2)).status).toBe('ok')
  },
)

test('a bot fails above 10 % of missed deadlines, not at it', () => {
  expect(new Bot().until(0, minute(18, FAST, 2)).status).toBe('ok')
  const bot = new Bot()
  expect(bot.until(0, minute(17, FAST, 3)).status).toBe('degraded')
  expect(bot.state.reason).toBe('15 % of deadlines missed, at most 10 %, 20 samples over 1 h')
})

test('an hour counts, and not a minute more', () => {
  const bot = new Bot()
  bot.until(0, minute(10, SLOW))
  expect(bot.until(60, minute(10, SLOW)).status).toBe('ok')
  const other = new Bot()
  other.until(0, minute(10, SLOW))
  expect(other.until(59, minute(10, SLOW)).status).toBe('degraded')
})

test('recovers in two steps on fresh messages, and what was before counts no more', () => {
  const bot = new Bot()
  bot.until(0, minute(30, SLOW))
  expect(bot.until(1, minute(4, FAST)).status).toBe('degraded')
  expect(bot.until(2, minute(1, FAST)).status).toBe('probing')
  expect(bot.until(3, minute(4, FAST)).status).toBe('probing')
  expect(bot.until(4, minute(1, FAST))).toMatchObject({ status: 'ok', version: 3 })
  expect(bot.until(5, minute(20, FAST)).status).toBe('ok')
  expect(bot.published.p95Ms).toBeLessThan(1_000)
})

test('hysteresis: what is only just good enough does not end a suspicion', () => {
  const bot = new Bot()
  bot.until(0, minute(30, SLOW))
  expect(bot.until(1, minute(30, 2_700)).status).toBe('degraded')
  bot.until(2, minute(60, FAST))
  expect(bot.state.status).toBe('probing')
  expect(bot.until(3, minute(30, 2_700)).status).toBe('probing')
  expect(bot.until(4, minute(30, SLOW))).toMatchObject({ status: 'degraded', version: 3 })
})

test('a dead bot stays under suspicion while messages to it are missed', () => {
  const bot = new Bot()
  bot.until(0, minute(0, 0, 20))
  for (let m = 10; m < 300; m += 10) bot.until(m, minute(0, 0, 1))
  expect(bot.state.status).toBe('degraded')
  expect(bot.published).toMatchObject({ errors: 10_000, p95Ms: -1 })
})

test('an hour of silence ends a suspicion: nothing speaks for it any more', () => {
  const bot = new Bot()
  bot.until(0, minute(30, SLOW))
  expect(bot.until(59).status).toBe('degraded')
  expect(bot.until(60)).toMatchObject({ status: 'ok', reason: 'nothing heard for 1 h' })
  expect(bot.published).toMatchObject({ samples: 0, p50Ms: -1, errors: -1 })
})

test('what was measured while routing lagged is no sample', () => {
  let counts = EMPTY_MINUTE
  for (let n = 0; n < 30; n++) counts = countReply(counts, SLOW, 5_001)
  for (let n = 0; n < 30; n++) counts = countMiss(counts, 60_000)
  const bot = new Bot()
  expect(bot.until(0, counts).status).toBe('ok')
  expect(bot.published.samples).toBe(0)
  expect(counts.lagged).toBe(60)
  expect(countReply(EMPTY_MINUTE, SLOW, 5_000).latency).toHaveLength(1)
})

test('minutes are of event time', () => {
  expect([minuteOf(59_999), minuteOf(60_000)]).toEqual([0, 1])
})
