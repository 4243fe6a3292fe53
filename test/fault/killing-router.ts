// A router that ends itself with SIGKILL the nth time it reaches a point of a transaction; as TEST_KILL_AT and TEST_KILL_NTH say.
import { routerConfig, startRouter } from '@baton/router'
import { envOf } from '@baton/runtime'

const { TEST_KILL_AT, TEST_KILL_NTH } = process.env
let reached = 0
await startRouter(routerConfig(envOf()), {
  probe: point => {
    if (point === TEST_KILL_AT && ++reached === Number(TEST_KILL_NTH))
      process.kill(process.pid, 'SIGKILL')
  },
})
