import { dispatch } from '@hotline/dispatch';
import { gateway } from '@hotline/gateway';
import { handling } from '@hotline/handling';
import { intake } from '@hotline/intake';
import { integration } from '@hotline/integration';
import type { HotlineService } from '@hotline/platform/hosting';
import { sla } from '@hotline/sla';

/** Every service there is. The order gives each its default port. */
export const catalogue: readonly HotlineService[] = [intake, dispatch, handling, sla, integration, gateway];
