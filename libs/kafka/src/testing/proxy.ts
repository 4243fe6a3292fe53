import { FaultProxy } from '@baton/testkit/fault-proxy'
import { inject, onTestFinished } from 'vitest'

/** A fault proxy in front of the test broker, closed when the test ends. */
export const testProxy = async (): Promise<FaultProxy> => {
  const [host = '', port] = inject('cluster').brokers[0]?.split(':') ?? []
  const proxy = await FaultProxy.start({ host, port: Number(port) })
  onTestFinished(() => proxy.close())
  return proxy
}
