import type { Codecs } from '@baton/codec'
import { isBatonError, remedyOf } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import {
  Backoff,
  initialised,
  type LogPort,
  pause,
  type Supervised,
  type TaskEnd,
  type TaskPhase,
} from '@baton/stream'
import { ReceiptLog } from '../receipts/receipt-log.ts'
import { restoreLedger } from '../receipts/restore.ts'
import type { BacklogBounds } from './backlog.ts'
import type { Location } from './location.ts'
import type { CallParts } from './run-call.ts'
import { Session } from './session.ts'

export interface CrmTaskOptions {
  readonly partition: number
  readonly transactionalId: string
  readonly topics: {
    readonly outbound: string
    readonly receipts: string
    readonly deadLetters: string
  }
  readonly codecs: Codecs
  readonly log: LogPort
  readonly locationOf: (locationId: string) => Location | undefined
  /** Where a person says to go on, by `<topic>/<partition>@<next offset to write>`. */
  readonly passOver: ReadonlyMap<string, number>
  readonly bounds: BacklogBounds
  readonly parts: CallParts
  readonly logger: Logger
}

/** How often progress is kept that no receipt has told. */
const KEEP_PROGRESS_MS = 1_000
const RESTART_MIN_MS = 100
const RESTART_MAX_MS = 10_000

/**
 * Writes one partition to the CRM: takes over, restores what is written from the receipts, goes on.
 * After any doubt about the receipts it starts again from them.
 */
export class CrmTask implements Supervised {
  readonly #options: CrmTaskOptions
  readonly #stop = new AbortController()
  #session: Session | null = null
  #phase: TaskPhase = 'new'
  #beatAt: number

  constructor(options: CrmTaskOptions) {
    this.#options = options
    this.#beatAt = options.parts.clock.monotonic()
  }

  get phase(): TaskPhase {
    return this.#phase
  }

  get beatAt(): number {
    return this.#beatAt
  }

  get waiting(): number {
    return this.#session?.waiting ?? 0
  }

  get lag(): number | undefined {
    return this.#session?.lag
  }

  stop(): void {
    this.#stop.abort()
  }

  async run(): Promise<TaskEnd> {
    const { logger, partition, parts } = this.#options
    const { signal } = this.#stop
    const backoff = new Backoff(RESTART_MIN_MS, RESTART_MAX_MS)
    while (!signal.aborted) {
      try {
        await this.#cycle()
      } catch (error) {
        if (signal.aborted) break
        if (remedyOf(error) === 'fenced') {
          this.#phase = 'fenced'
          logger.warn('another instance took over', { partition, err: error })
          return 'fenced'
        }
        const halted = isBatonError(error) && error.remedy === 'pause'
        this.#phase = halted ? 'halted' : 'waiting-to-restart'
        if (halted) parts.metrics.halted(error.code)
        logger[halted ? 'error' : 'warn']('starting over after doubt', { partition, err: error })
        await pause(parts.clock, backoff.next(), signal)
      }
    }
    this.#phase = 'stopped'
    return 'stopped'
  }

  async #cycle(): Promise<void> {
    const { log, topics, partition, codecs, parts, logger, transactionalId } = this.#options
    const { receipts, deadLetters, outbound } = topics
    const ending = new AbortController()
    const signal = AbortSignal.any([this.#stop.signal, ending.signal])
    let failure: { readonly error: unknown } | undefined
    const fail = (error: unknown) => {
      failure ??= { error }
      ending.abort()
    }
    this.#phase = 'taking-over'
    const writer = log.writer(transactionalId, [receipts, deadLetters])
    try {
      await initialised(writer, this.#stop.signal)
      this.#phase = 'restoring'
      const codec = codecs.of('crm.receipts.v1')
      const begun = parts.clock.monotonic()
      const { passOver, locationOf } = this.#options
      const unlocated = locationOf('')?.locationId
      const from = { log, outbound, receipts, partition, codec, unlocated, passOver, signal }
      const { ledger, kept, receiptsRead, passedOver, foreign } = await restoreLedger(from)
      if (passedOver)
        logger.warn('messages that have left the log are passed over', { state: passedOver })
      const [err] = foreign.values()
      if (err)
        logger.warn('records that are no receipts are passed over', { count: foreign.size, err })
      logger.info('took over', {
        partition,
        offset: ledger.next,
        records: receiptsRead,
        durationMs: Math.round(parts.clock.monotonic() - begun),
      })
      const receiptLog = new ReceiptLog({
        writer,
        ledger,
        kept,
        codec,
        receipts,
        deadLetters,
        partition,
        now: parts.clock.now,
        onFailed: fail,
      })
      this.#session = new Session({
        ...this.#options,
        topic: outbound,
        codec: codecs.of('outbound.messages.v1'),
        ledger,
        receipts: receiptLog,
        signal,
        beat: () => {
          this.#beatAt = parts.clock.monotonic()
        },
        fail,
      })
      this.#phase = 'running'
      const keeping = this.#keepProgress(receiptLog, signal)
      await this.#session.run()
      await keeping
      await receiptLog.idle()
      await receiptLog.keepProgress()
    } finally {
      this.#session = null
      await writer.close()
    }
    if (failure) throw failure.error
  }

  /**
   * Told to stop, it is the last progress that counts; whoever is fenced by then has none to keep.
   */
  async #keepProgress(receiptLog: ReceiptLog, signal: AbortSignal): Promise<void> {
    const { clock } = this.#options.parts
    while (!signal.aborted) {
      await pause(clock, KEEP_PROGRESS_MS, signal)
      // A failure ends the cycle by itself.
      if (!signal.aborted) await receiptLog.keepProgress().catch(() => undefined)
    }
  }
}
