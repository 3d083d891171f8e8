/** Files that were sent: pictures are shown, others can be saved. */
import { Component } from "preact";
import { down, Icon } from "../../ui/icons.tsx";
import type { Upload } from "../../wire.ts";
import { download, fetchFile, previews } from "../files.ts";
import type { Chat } from "../state.ts";
import { size } from "../upload.ts";

interface Props {
  chat: Chat;
  file: Upload;
}

export function Files({ chat, files }: { chat: Chat; files: Upload[] | undefined }) {
  return (
    <>
      {files?.map((file) =>
        file.media_type.startsWith("image/") ? (
          <Picture key={file.id} chat={chat} file={file} />
        ) : (
          <button
            type="button"
            class="bubble saved"
            key={file.id}
            onClick={async () => download(await fetchFile(chat, `files/${file.id}`), file.name)}
          >
            <Icon of={down} /> <bdi>{file.name}</bdi> <small>{size(file.size)}</small>
          </button>
        ),
      )}
    </>
  );
}

class Picture extends Component<Props, { url: string }> {
  override state = { url: previews.get(this.props.file.id) ?? "" };

  override async componentDidMount() {
    const { chat, file } = this.props;
    if (this.state.url) return;
    try {
      const url = await fetchFile(chat, `files/${file.id}`);
      previews.set(file.id, url);
      this.setState({ url });
    } catch {
      // The name stands in its place; the picture comes with the next load.
    }
  }

  render({ chat, file }: Props, { url }: { url: string }) {
    if (!url) return <p class="bubble">{file.name}</p>;
    return (
      <button
        type="button"
        class="shot"
        aria-label={chat.words.open(file.name)}
        onClick={() => download(url, file.name)}
      >
        <img src={url} alt={file.name} onLoad={chat.paint} />
      </button>
    );
  }
}
