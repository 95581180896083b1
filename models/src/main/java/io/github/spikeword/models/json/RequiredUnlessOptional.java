package io.github.spikeword.models.json;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Demands every component of a record but the optional ones: a number that a file leaves out would
 * silently be zero.
 */
public final class RequiredUnlessOptional extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    if (!(member instanceof AnnotatedParameter)) {
      return super.hasRequiredMarker(member);
    }
    Class<?> type = member.getRawType();
    return type != Optional.class && type != OptionalDouble.class;
  }
}
