import { dispatch } from '@hotline/dispatch';
import { gateway } from '@hotline/gateway';
import { intake } from '@hotline/intake';
import { integration } from '@hotline/integration';
import type { HotlineService } from '@hotline/platform/hosting';
import { sla } from '@hotline/sla';

/** Every service there is. The order gives each its default port, so new ones come last. */
export const catalogue: readonly HotlineService[] = [intake, dispatch, sla, integration, gateway];
