interface FileButtonProps {
  name: string;
  accept: readonly string[];
  many?: boolean;
  /** by the camera of a phone; elsewhere it is any picture */
  capture?: boolean;
  onFiles(files: File[]): Promise<void>;
}

/** Chooses files, or takes a picture. */
export function FileButton({ name, accept, many = false, capture = false, onFiles }: FileButtonProps) {
  return (
    <label className={capture ? 'button second file camera' : 'button second file'}>
      {name}
      <input
        type="file"
        multiple={many}
        accept={accept.join(',')}
        capture={capture ? 'environment' : undefined}
        onChange={({ target }) => {
          void onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </label>
  );
}
