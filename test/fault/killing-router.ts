// A router that ends itself with SIGKILL the nth time it reaches a point of a transaction: `node killing-router.ts <point> <nth>`.
import { routerConfig, startRouter } from '@baton/router'
import { envOf } from '@baton/runtime'

const [wanted, nth] = process.argv.slice(2)
let reached = 0
await startRouter(routerConfig(envOf()), {
  probe: point => {
    if (point === wanted && ++reached === Number(nth)) process.kill(process.pid, 'SIGKILL')
  },
})
