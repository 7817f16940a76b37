// What stands between a service and its database, its broker or another service: the proxy that platform's specs use too.
export { openProxy, type Disturbance, type Proxy } from '@hotline/platform/testing';
