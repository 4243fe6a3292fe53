import { PROGRESS_KEY } from '@baton/domain'
import type { TransactionalWriter } from './ports.ts'
import type { Processor, TaskProgress } from './processor.ts'
import type { TaskSpec } from './task-spec.ts'

/**
 * Writes a progress that no record caused, in a transaction of its own; its offset in the
 * changelog, which must be `expectedBase`.
 */
export const commitProgress = async <S>(
  { changelog, partition, clock }: Pick<TaskSpec<S>, 'changelog' | 'partition' | 'clock'>,
  { processor, writer }: { readonly processor: Processor<S>; readonly writer: TransactionalWriter },
  progress: TaskProgress,
  expectedBase: number,
): Promise<number> => {
  const record = {
    key: Buffer.from(PROGRESS_KEY),
    value: processor.progress.encode(progress),
    timestamp: clock.now(),
  }
  const records = [record]
  const [receipt] = await writer.commit([{ topic: changelog, partition, records, expectedBase }])
  return receipt!.baseOffset
}
