import type { HotlineService } from '@hotline/platform/hosting';
import { dispatch } from '@hotline/dispatch';
import { integration } from '@hotline/integration';
import { sla } from '@hotline/sla';

/** Every service there is. The order gives each its default port, so new ones come last. */
export const catalogue: readonly HotlineService[] = [dispatch, sla, integration];
