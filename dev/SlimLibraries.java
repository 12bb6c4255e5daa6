import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Takes out of a node's libraries what no running node reads, and what keeps the JVM from having
/// it ready: `java -cp 'lib/*' dev/SlimLibraries.java lib`. docs/decisions/030 says why.
///
/// - what the Scala compiler notes for itself (`ScalaSignature`, attributes) and for debuggers
///   (local variables), the generic types of Scala's methods and fields, the names of parameters of
///   Scala's methods; line numbers stay;
/// - Scala's lambdas are made so that they could be serialized by Java, which Pekko never does. The
///   JVM keeps plain ones in its cache of classes and makes the others anew in every process:
///   2,000 in a worker;
/// - the parts of a manifest that are about single entries: 2,900 in Scala's, held in memory.
///
/// A library in which there is nothing of this is left alone, byte for byte. Classes of a version
/// that the ASM among the libraries does not know, as ours are, stay as they are.
final class SlimLibraries {

  /// As `java.lang.invoke.LambdaMetafactory` has it.
  private static final int SERIALIZABLE = 1;

  private static final int SERIALIZABLE_WITH_BRIDGES = 5;

  private static final int NEWEST_KNOWN = Opcodes.V23;

  private static final String PLAIN =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
          + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";

  /// The licences of the libraries want changed files to say that they are.
  private static final Attributes.Name NOTICE = new Attributes.Name("Slimmed-For");

  private SlimLibraries() {}

  public static void main(String[] arguments) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      files
          .filter(file -> file.toString().endsWith(".jar"))
          .toList()
          .parallelStream()
          .forEach(SlimLibraries::slim);
    }
  }

  private static void slim(Path library) {
    Path staged = library.resolveSibling(library.getFileName() + ".slim");
    try {
      boolean changed = copySlim(library, staged);
      if (changed) {
        Files.move(staged, library, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(staged);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(library + " cannot be made slim", e);
    }
  }

  private static boolean copySlim(Path from, Path to) throws IOException {
    boolean changed = false;
    try (JarFile in = new JarFile(from.toFile(), false);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
        byte[] before = in.getInputStream(entry).readAllBytes();
        byte[] after = before;
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          after = manifest(before);
        } else if (isOrdinaryClass(entry, before)) {
          after = classFile(before);
          changed |= after != before;
        }
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(after);
        out.closeEntry();
      }
    }
    return changed;
  }

  private static byte[] manifest(byte[] bytes) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
    manifest.getEntries().clear();
    manifest.getMainAttributes().put(NOTICE, "nodes of the Music-Credit Graph, by SlimLibraries");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }

  private static boolean isOrdinaryClass(JarEntry entry, byte[] bytes) {
    int version = bytes.length < 8 ? 0 : (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    return entry.getName().endsWith(".class")
        && !entry.getName().endsWith("module-info.class")
        && version <= NEWEST_KNOWN;
  }

  /// The same bytes when there is nothing to take out.
  private static byte[] classFile(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    SlimClass slim = new SlimClass(writer);
    new ClassReader(bytes).accept(slim, 0);
    return slim.changed ? writer.toByteArray() : bytes;
  }

  private static final class SlimClass extends ClassVisitor {

    private boolean scala;
    private boolean changed;

    SlimClass(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (descriptor.startsWith("Lscala/reflect/Scala")) {
        scala = true;
        changed = true;
        return null;
      }
      return super.visitAnnotation(descriptor, visible);
    }

    /// Those that the JVM does not know; `Scala` and `ScalaInlineInfo` among them.
    @Override
    public void visitAttribute(Attribute attribute) {
      scala |= attribute.type.startsWith("Scala");
      changed = true;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      return super.visitField(access, name, descriptor, generic(signature), value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (scala && name.equals("$deserializeLambda$")) {
        return null;
      }
      return new SlimMethod(
          super.visitMethod(access, name, descriptor, generic(signature), exceptions));
    }

    private String generic(String signature) {
      return scala ? null : signature;
    }

    private final class SlimMethod extends MethodVisitor {

      SlimMethod(MethodVisitor next) {
        super(Opcodes.ASM9, next);
      }

      /// Jackson reads names of parameters, of our records alone.
      @Override
      public void visitParameter(String name, int access) {
        if (!scala) {
          super.visitParameter(name, access);
        }
      }

      @Override
      public void visitLocalVariable(
          String name, String descriptor, String signature, Label start, Label end, int index) {
        changed = true;
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle maker, Object... arguments) {
        if (scala && maker.getName().equals("altMetafactory") && isPlain(descriptor, arguments)) {
          Handle plain =
              new Handle(maker.getTag(), maker.getOwner(), "metafactory", PLAIN, false);
          super.visitInvokeDynamicInsn(
              name, descriptor, plain, List.of(arguments).subList(0, 3).toArray());
        } else {
          super.visitInvokeDynamicInsn(name, descriptor, maker, arguments);
        }
      }

      /// Whether a lambda asks for nothing but to be serializable. Scala adds a bridge to each, with
      /// the very types of its parameters; its function types have no method of that kind that could
      /// be called.
      private boolean isPlain(String descriptor, Object[] arguments) {
        int flags = (Integer) arguments[3];
        return flags == SERIALIZABLE
            || flags == SERIALIZABLE_WITH_BRIDGES
                && arguments[4].equals(1)
                && arguments[5].equals(arguments[2])
                && Type.getReturnType(descriptor).getInternalName().startsWith("scala/Function");
      }
    }
  }
}
