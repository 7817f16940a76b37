import { Observable } from 'rxjs';

/** The iterable as an Observable that is read while somebody listens; an iterator that is left early is told by `return`. */
export const observe = <T>(iterable: AsyncIterable<T>): Observable<T> =>
  new Observable<T>((subscriber) => {
    const iterator = iterable[Symbol.asyncIterator]();
    const read = async () => {
      for (let next = await iterator.next(); !next.done && !subscriber.closed; next = await iterator.next()) subscriber.next(next.value);
      subscriber.complete();
    };
    read().catch((error: unknown) => subscriber.error(error));
    return () => void iterator.return?.().catch(() => undefined);
  });
