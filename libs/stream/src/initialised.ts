import { answered } from './clock.ts'
import type { TransactionalWriter } from './ports.ts'

/**
 * Brokers may be away for long: whoever is told to stop does not wait for them. Rejects with
 * STOPPED then, and closes the writer.
 */
export const initialised = async (
  writer: TransactionalWriter,
  signal: AbortSignal,
): Promise<void> => {
  const stopped = () => void writer.close()
  signal.addEventListener('abort', stopped)
  try {
    await answered(writer.init(), signal)
  } finally {
    signal.removeEventListener('abort', stopped)
  }
}
