// What the compiler asks of a newer framework than netstandard2.0. Written by hand: a package that generates them does so in another order every time, and then no two
// builds of one commit are equal.
#pragma warning disable SA1402, SA1649

namespace System
{
    /// <summary>A position from the start or the end.</summary>
    internal readonly struct Index
    {
        private readonly int _value;

        public Index(int value, bool fromEnd = false) => _value = fromEnd ? ~value : value;

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => _value < 0 ? length + _value + 1 : _value;
    }

    /// <summary>From one position up to another.</summary>
    internal readonly struct Range
    {
        public Range(Index start, Index end)
        {
            Start = start;
            End = end;
        }

        public static Range All => new(0, new Index(0, fromEnd: true));

        public Index Start { get; }

        public Index End { get; }

        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        public static Range EndAt(Index end) => new(0, end);
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>Allows <c>init</c>.</summary>
    internal static class IsExternalInit
    {
    }

    /// <summary>Lets a collection expression make a type.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
    internal sealed class CollectionBuilderAttribute : Attribute
    {
        public CollectionBuilderAttribute(Type builderType, string methodName)
        {
            BuilderType = builderType;
            MethodName = methodName;
        }

        public Type BuilderType { get; }

        public string MethodName { get; }
    }
}
