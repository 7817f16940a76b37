import type { ListNoticesResponse } from '@hotline/proto/integration/v1/notice';
import type { Page } from '../../app/ports.js';
import type { Notice } from '../../domain/notice.js';

export const toPage = ({ items, nextCursor }: Page<Notice>): ListNoticesResponse => ({ notices: items, nextCursor });
