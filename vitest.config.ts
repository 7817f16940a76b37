import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  ssr: {
    resolve: {
      conditions: ['source', 'node', 'import', 'module', 'default'],
      externalConditions: ['source', 'node', 'import', 'module', 'default'],
    },
  },
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', '.run/**', '.cache/**'],
    globalSetup: ['services/platform/src/testing/global-setup.ts'],
    env: { HOTLINE_LOG_LEVEL: 'silent' },
    fsModuleCache: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
} as never);
