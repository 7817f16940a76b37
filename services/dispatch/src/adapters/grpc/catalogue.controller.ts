import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { requireText } from '@hotline/platform/text';
import type {
  FindCatalogueRowsRequest,
  FindCatalogueRowsResponse,
  PublishCatalogueRequest,
  PublishCatalogueResponse,
} from '@hotline/proto/dispatch/v1/catalogue';
import type {
  FindCategoriesRequest,
  FindCategoriesResponse,
  PublishCategoriesRequest,
  PublishCategoriesResponse,
} from '@hotline/proto/dispatch/v1/category';
import { DispatchServiceService as rpcs } from '@hotline/proto/dispatch/v1/dispatch_service';
import { Controller } from '@nestjs/common';
import { FindCatalogueRows } from '../../app/find-catalogue-rows.js';
import { FindCategories } from '../../app/find-categories.js';
import { PublishCatalogue } from '../../app/publish-catalogue.js';
import { PublishCategories } from '../../app/publish-categories.js';
import { catalogueColumns } from '../../domain/catalogue-sheet.js';
import { categoryColumns } from '../../domain/category-sheet.js';
import * as fields from './fields.js';
import { readCsv } from './read-csv.js';

/** The duty catalogue and the category tree. */
@Controller()
export class CatalogueController {
  constructor(
    private readonly publish: PublishCatalogue,
    private readonly publishTree: PublishCategories,
    private readonly rows: FindCatalogueRows,
    private readonly categories: FindCategories,
  ) {}

  @Rpc(rpcs.publishCatalogue)
  publishCatalogue({ csv, checkOnly }: PublishCatalogueRequest, caller: Caller): Promise<PublishCatalogueResponse> {
    return this.publish.execute(readCsv(csv, catalogueColumns), checkOnly, caller);
  }

  @Rpc(rpcs.publishCategories)
  publishCategories({ csv, checkOnly }: PublishCategoriesRequest, caller: Caller): Promise<PublishCategoriesResponse> {
    return this.publishTree.execute(readCsv(csv, categoryColumns), checkOnly, caller);
  }

  @Rpc(rpcs.findCatalogueRows)
  async findCatalogueRows(request: FindCatalogueRowsRequest): Promise<FindCatalogueRowsResponse> {
    const question = {
      categoryPrefix: fields.codePrefix('category_prefix', request.categoryPrefix),
      division: fields.orEmpty(request.division, (value) => fields.division('division', value)),
      unit: fields.orEmpty(request.unit, (value) => fields.code('unit', value)),
      version: request.version,
    };
    const { items, ...rest } = await this.rows.execute(question, fields.page(request));
    return { rows: items, ...rest };
  }

  @Rpc(rpcs.findCategories)
  async findCategories(request: FindCategoriesRequest): Promise<FindCategoriesResponse> {
    const question = {
      code: fields.orEmpty(request.code, (value) => fields.code('code', value)),
      prefix: fields.codePrefix('prefix', request.prefix),
      words: requireText('words', request.words, { min: 0, max: 50 }),
      leavesOnly: request.leavesOnly,
      version: request.version,
    };
    const { items, ...rest } = await this.categories.execute(question, fields.page(request));
    return { categories: items, ...rest };
  }
}
