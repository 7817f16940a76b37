import type { HotlineService } from '@hotline/platform/hosting';
import { integration } from '@hotline/integration';

/** Every service there is. The order gives each its default port, so new ones come last. */
export const catalogue: readonly HotlineService[] = [integration];
