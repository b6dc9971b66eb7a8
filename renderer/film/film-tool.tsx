// Which ffmpeg makes the films, and where the user may name another one.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { FilmTool } from '../../shared/export/film-schema.ts';
import { troubleText } from '../client/core.ts';
import { filmToolQuery, queryClient, useAsk } from '../client/queries.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';

/** Its version, and the way to another one. Nothing while there is none. */
export function FilmToolLine({ onChange }: { readonly onChange: () => void }): ReactNode {
  const found = useQuery(filmToolQuery).data?.found ?? null;
  if (found === null) return <span className="film-tool" />;
  return (
    <p className="film-tool quiet">
      <span className="cut" title={found.path}>{say('film.tool', found.version, found.path)}</span>
      <Button className="button plain small" onPress={onChange}>{say('film.toolChange')}</Button>
    </p>
  );
}

/** What is missing and how to get it; or, where the user wants another one, where that lies. */
export function FilmToolChoice({ isChanging, onChanged }: { readonly isChanging: boolean; readonly onChanged: () => void }): ReactNode {
  const tool = useQuery(filmToolQuery).data;
  if (tool === undefined || (tool.found !== null && !isChanging)) return null;
  const { found, setting } = tool;
  return (
    <div className="film-tool-choice">
      {found === null && <Banner tone="warn" what={setting === null ? say('film.noTool') : say('film.toolNotThere', setting)} next={say('film.getTool')} />}
      <ToolPath tool={tool} onChanged={onChanged} />
    </div>
  );
}

function ToolPath({ tool: { found, setting }, onChanged }: { readonly tool: FilmTool; readonly onChanged: () => void }): ReactNode {
  const [path, setPath] = useState(setting ?? found?.path ?? '');
  const write = useAsk('settings.write');
  const use = (ffmpegPath: string | null) => write.mutate({ ffmpegPath }, {
    onSuccess: () => {
      onChanged();
      void queryClient.invalidateQueries({ queryKey: filmToolQuery.queryKey });
    },
  });
  return (
    <>
      <form className="film-tool-path" onSubmit={(event) => { event.preventDefault(); if (path.trim() !== '') use(path.trim()); }}>
        <TextField value={path} onChange={setPath}>
          <Label className="visually-hidden">{say('film.toolPath')}</Label>
          <span className="field"><Input placeholder={say('film.toolPath')} spellCheck={false} autoComplete="off" /></span>
        </TextField>
        <Button className="button" type="submit" isDisabled={path.trim() === '' || write.isPending}>{say('film.toolSave')}</Button>
        {setting !== null && <Button className="button plain" onPress={() => use(null)}>{say('film.toolClear')}</Button>}
      </form>
      {write.error !== null && <Banner tone="bad" {...troubleText(write.error)} />}
    </>
  );
}
