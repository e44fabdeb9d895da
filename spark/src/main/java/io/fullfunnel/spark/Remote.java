package io.fullfunnel.spark;

import io.fullfunnel.engine.stored.Place;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder under a URL that Hadoop's file systems know: {@code file:}, {@code hdfs:}, {@code s3a:}
 * … with what is configured on the machine that reads.
 */
record Remote(String url) implements Place {
  private static final long serialVersionUID = 1L;

  @Override
  public InputStream open(String name) throws IOException {
    Path file = new Path(shown(name));
    try {
      return FileSystem.get(URI.create(url), new Configuration()).open(file);
    } catch (FileNotFoundException e) {
      NoSuchFileException missing = new NoSuchFileException(shown(name));
      missing.initCause(e);
      throw missing;
    }
  }

  @Override
  public String shown(String name) {
    return url.endsWith("/") ? url + name : url + "/" + name;
  }
}
